/** The ICE servers that are written down for new clients, and what came back when one was tried. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { type ClientName, type IceServer, withoutSecrets } from "../../protocol/facts/mod.ts";
import type { Heard, TryServer } from "../../protocol/ice/mod.ts";

type Servers = typeof import("../../protocol/ice/lazy.ts");

/** What servers need of the world. */
export interface ServerTools {
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
 * TURN server without user name and credential (WebRTC 1.0, “set the configuration”). Who leaves them away
 * is to see that; whose row came back without them is not.
 */
export const canBeGiven = ({ urls, secretsForgotten }: ServerRow): boolean =>
  urls.trim() !== "" && !(secretsForgotten && /^turns?:/i.test(urls.trim()));

/** A server for the browser: credentials go with it as soon as either is written. */
export const serverOf = ({ urls, username, credential }: ServerRow): IceServer =>
  username || credential ? { urls: urls.trim(), username, credential } : { urls: urls.trim() };

/** What was heard of a server so far; its secrets are not told. */
const trialOf = (row: ServerRow, heard: readonly Heard[], words: Servers | undefined) =>
  words ? words.trialText(withoutSecrets({ iceServers: [serverOf(row)] }).iceServers![0].urls, heard) : { lines: [] };

/** The rows of the servers: written, removed, put in from outside. */
export const RowsModel = createModel(() => {
  const rows = signal<readonly ServerRow[]>([]);
  let ids = 0;
  function change(id: number, changes: Partial<ServerRow>) {
    rows.value = rows.peek().map((row) => row.id === id ? { ...row, ...changes } : row);
  }
  function add(more: Partial<ServerRow> = {}) {
    rows.value = [...rows.peek(), { urls: "", username: "", credential: "", ...more, id: ++ids }];
  }
  /** Puts servers for one client each in the place of those that were given so before: what the box has for a pair. */
  function give(servers: readonly Omit<ServerRow, "id" | "secretsForgotten" | "heard">[]) {
    rows.value = rows.peek().filter(({ client }) => client === undefined);
    servers.forEach(add);
  }
  function remove(id: number) {
    rows.value = rows.peek().filter((row) => row.id !== id);
  }
  return { rows, change, add, give, remove };
});

interface Trials extends ServerTools {
  readonly rows: ReadonlySignal<readonly ServerRow[]>;
  readonly change: (id: number, changes: Partial<ServerRow>) => void;
  /** A server is about to be given its secrets. */
  readonly remember: () => void;
}

/** Servers as they are tried, each by itself, and what came back of them. */
export const TrialsModel = createModel(({ tryServer, loadServers, rows, change, remember }: Trials) => {
  const words = signal<Servers | undefined>(undefined);
  const stops = new Map<number, () => void>();

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

  return { servers, stop, tryOut };
});
