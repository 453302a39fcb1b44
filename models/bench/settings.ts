/**
 * What can be chosen for new clients: ICE servers and policies. User names and credentials are held in memory, and nowhere
 * else.
 */
import { computed, createModel, signal } from "@preact/signals";
import {
  type ClientName,
  CLIENTS,
  type Configuration,
  type IceServer,
  withoutSecrets,
} from "../../protocol/facts/mod.ts";
import type { Heard, TryServer } from "../../protocol/ice/mod.ts";
import { type SettingsKept, settingsToKeep } from "../../protocol/kept/mod.ts";
import { asWritten } from "../../protocol/session/mod.ts";

type Servers = typeof import("../../protocol/ice/lazy.ts");

/** What settings need of the world. */
export interface SettingsTools {
  readonly tryServer: TryServer;
  /** Brings the words for what servers answer. */
  readonly loadServers: () => Promise<Servers>;
}

/** A server as it is being written down, and what came back when it was tried last. */
export interface ServerRow {
  readonly id: number;
  readonly urls: string;
  readonly username: string;
  readonly credential: string;
  /** The one client that is made with it, where the other is not: the box gives each a server of its own. */
  readonly client?: ClientName;
  /** It was kept on the device without what it may have had, and nothing has been written into it since. */
  readonly secretsForgotten?: boolean;
  readonly heard?: readonly Heard[];
}

/**
 * Whether a client can be made with a server. A browser makes no RTCPeerConnection at all for an empty URL, nor for a
 * TURN server without user name and credential (WebRTC 1.0, §4.4.1.5, “set the configuration”). Who leaves them away
 * is to see that; whose row came back without them is not.
 */
const canBeGiven = ({ urls, secretsForgotten }: ServerRow): boolean =>
  urls.trim() !== "" && !(secretsForgotten && /^turns?:/i.test(urls.trim()));

/** The settings beside the servers, as their fields hold them. */
export interface Policies {
  readonly iceTransportPolicy: string;
  readonly bundlePolicy: string;
  readonly iceCandidatePoolSize: string;
}

/** What was heard of a server so far; its secrets are not told. */
const trialOf = (row: ServerRow, heard: readonly Heard[], words: Servers | undefined) =>
  words ? words.trialText(withoutSecrets({ iceServers: [serverOf(row)] }).iceServers![0].urls, heard) : { lines: [] };

/** What a browser does when nothing is said (WebRTC 1.0, §4.2.1). */
const DEFAULTS: Policies = { iceTransportPolicy: "all", bundlePolicy: "balanced", iceCandidatePoolSize: "0" };

/** A server for the browser: credentials go with it as soon as either is written. */
const serverOf = ({ urls, username, credential }: ServerRow): IceServer =>
  username || credential ? { urls: urls.trim(), username, credential } : { urls: urls.trim() };

export const SettingsModel = createModel(({ tryServer, loadServers }: SettingsTools) => {
  const rows = signal<readonly ServerRow[]>([]);
  const policies = signal(DEFAULTS);
  const words = signal<Servers | undefined>(undefined);
  const stops = new Map<number, () => void>();
  let ids = 0;

  /** What was chosen for a client; nothing, where it is what a browser does anyway. */
  function configurationOf(client: ClientName): Configuration | undefined {
    const { iceTransportPolicy, bundlePolicy, iceCandidatePoolSize } = policies.value;
    const given = rows.value.filter((row) => canBeGiven(row) && (row.client ?? client) === client);
    const chosen = {
      ...(given.length > 0 && { iceServers: given.map(serverOf) }),
      ...(iceTransportPolicy !== DEFAULTS.iceTransportPolicy && { iceTransportPolicy }),
      ...(bundlePolicy !== DEFAULTS.bundlePolicy && { bundlePolicy }),
      ...(Number(iceCandidatePoolSize) !== 0 && { iceCandidatePoolSize: asWritten(iceCandidatePoolSize) }),
    };
    return Object.keys(chosen).length > 0 ? chosen as Configuration : undefined;
  }
  const configurations = computed(() => ({ A: configurationOf("A"), B: configurationOf("B") }));

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

  const change = (id: number, changes: Partial<ServerRow>) => {
    rows.value = rows.peek().map((row) => row.id === id ? { ...row, ...changes } : row);
  };

  function add() {
    rows.value = [...rows.peek(), { id: ++ids, urls: "", username: "", credential: "" }];
  }
  /** Puts servers for one client each in the place of those that were given so before: what the box has for a pair. */
  function give(servers: readonly Omit<ServerRow, "id" | "secretsForgotten" | "heard">[]) {
    const own = rows.peek().filter(({ client }) => client === undefined);
    rows.value = [...own, ...servers.map((server) => ({ ...server, id: ++ids }))];
  }
  /** What came back was said of what stood there before. */
  function write(id: number, changes: Partial<Pick<ServerRow, "urls" | "username" | "credential">>) {
    stop(id);
    change(id, { ...changes, secretsForgotten: undefined, heard: undefined });
  }
  function remove(id: number) {
    stop(id);
    rows.value = rows.peek().filter((row) => row.id !== id);
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
    rows.value = iceServers.map((urls) => ({ id: ++ids, urls, username: "", credential: "", secretsForgotten: true }));
    policies.value = kept;
  }

  function stop(id: number) {
    stops.get(id)?.();
    stops.delete(id);
  }

  /** Asks one server, and nobody else, for an address. */
  async function tryOut(id: number) {
    stop(id);
    const row = rows.peek().find((one) => one.id === id);
    if (!row) return;
    change(id, { heard: [] });
    remember();
    const server = serverOf(row);
    stops.set(
      id,
      tryServer(server, (heard) => {
        const now = rows.peek().find((one) => one.id === id);
        if (now?.heard) change(id, { heard: [...now.heard, heard] });
      }),
    );
    const loaded = await loadServers();
    words.value = loaded;
  }

  /**
   * The servers, each with whether clients are made with it and with what came back in words; without a trial while
   * nothing was asked.
   */
  const servers = computed(() =>
    rows.value.map(({ heard, ...row }) => ({
      ...row,
      given: canBeGiven(row),
      trial: heard && trialOf(row, heard, words.value),
    }))
  );

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
