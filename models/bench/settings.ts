/**
 * What can be chosen for new clients: ICE servers and policies. User names and credentials are held in memory, and nowhere
 * else.
 */
import { computed, createModel, signal } from "@preact/signals";
import { type ClientName, CLIENTS, type Configuration } from "../../protocol/facts/mod.ts";
import { type SettingsKept, settingsToKeep } from "../../protocol/kept/mod.ts";
import { asWritten } from "../../protocol/session/mod.ts";
import { canBeGiven, RowsModel, serverOf, type ServerRow, type ServerTools, TrialsModel } from "./servers.ts";

/** The settings beside the servers, as their fields hold them. */
export interface Policies {
  readonly iceTransportPolicy: string;
  readonly bundlePolicy: string;
  readonly iceCandidatePoolSize: string;
}

/** What a browser does when nothing is said (WebRTC 1.0, §4.2.1). */
const DEFAULTS: Policies = { iceTransportPolicy: "all", bundlePolicy: "balanced", iceCandidatePoolSize: "0" };

/** What was chosen for a client; nothing, where it is what a browser does anyway. */
function configurationOf(
  client: ClientName,
  rows: readonly ServerRow[],
  policies: Policies,
): Configuration | undefined {
  const { iceTransportPolicy, bundlePolicy, iceCandidatePoolSize } = policies;
  const given = rows.filter((row) => canBeGiven(row) && (row.client ?? client) === client);
  const chosen = {
    ...(given.length > 0 && { iceServers: given.map(serverOf) }),
    ...(iceTransportPolicy !== DEFAULTS.iceTransportPolicy && { iceTransportPolicy }),
    ...(bundlePolicy !== DEFAULTS.bundlePolicy && { bundlePolicy }),
    ...(Number(iceCandidatePoolSize) !== 0 && { iceCandidatePoolSize: asWritten(iceCandidatePoolSize) }),
  };
  return Object.keys(chosen).length > 0 ? chosen as Configuration : undefined;
}

export const SettingsModel = createModel((tools: ServerTools) => {
  const { rows, change, give, ...list } = new RowsModel();
  const policies = signal(DEFAULTS);

  const configurations = computed(() => ({
    A: configurationOf("A", rows.value, policies.value),
    B: configurationOf("B", rows.value, policies.value),
  }));

  /** What the clients on the bench were made with, secrets included; that it differs is all that is told of them. */
  const taken = signal<Readonly<Record<ClientName, Configuration | undefined>>>({ A: undefined, B: undefined });
  const inForce = computed(() =>
    CLIENTS.every((client) => JSON.stringify(taken.value[client]) === JSON.stringify(configurations.value[client]))
  );

  /** The user names and passwords that were entered on this page, also those that stand there no more. */
  const entered = signal<readonly string[]>([]);

  /** A client is being made with the configuration as it is now. */
  function take() {
    taken.value = configurations.peek();
    remember();
  }

  function remember() {
    const written = rows.peek().flatMap(({ username, credential }) => [username, credential]).filter(Boolean);
    entered.value = [...new Set([...entered.peek(), ...written])];
  }

  const { servers, stop, tryOut } = new TrialsModel({ ...tools, rows, change, remember });
  const add = () => list.add();
  /** What came back was said of what stood there before. */
  function write(id: number, changes: Partial<Pick<ServerRow, "urls" | "username" | "credential">>) {
    stop(id);
    change(id, { ...changes, secretsForgotten: undefined, heard: undefined });
  }
  function remove(id: number) {
    stop(id);
    list.remove(id);
  }
  function choose(changes: Partial<Policies>) {
    policies.value = { ...policies.peek(), ...changes };
  }
  /** What may be kept on the device: no secrets, and no server of a box, which is gone with its process. */
  const toKeep = computed(() =>
    settingsToKeep({ servers: rows.value.filter(({ client }) => client === undefined), policies: policies.value })
  );
  /** Puts back what was kept, if nothing has been chosen since. New clients are made with it. */
  function restore({ iceServers, ...kept }: SettingsKept) {
    if (rows.peek().length > 0 || policies.peek() !== DEFAULTS) return;
    for (const urls of iceServers) list.add({ urls, secretsForgotten: true });
    policies.value = kept;
  }

  return {
    servers,
    policies,
    taken,
    entered,
    inForce,
    toKeep,
    take,
    give,
    add,
    write,
    remove,
    choose,
    restore,
    tryOut,
  };
});
