/** Video and audio of a bench: what is added and removed, what is heard, and what is counted of what comes. */
import { computed, createModel, effect, type ReadonlySignal, signal } from "@preact/signals";
import { type ClientName, CLIENTS, type MediaRead, type PeerMedia, type TrackInit } from "../../protocol/facts/mod.ts";
import type { Session } from "../../protocol/session/mod.ts";

export interface MediaDeps {
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly clients: Readonly<
    Record<
      ClientName,
      { readonly session: ReadonlySignal<Session>; readonly media: () => Promise<PeerMedia | undefined> }
    >
  >;
}

/** How often the statistics are read, in milliseconds. */
const OFTEN = 1000;

export const MediaModel = createModel(({ after, clients }: MediaDeps) => {
  const reads = signal<Readonly<Record<ClientName, readonly MediaRead[]>>>({ A: [], B: [] });
  const heard = signal<Readonly<Record<ClientName, readonly string[]>>>({ A: [], B: [] });

  async function on(client: ClientName, act: (media: PeerMedia) => unknown): Promise<void> {
    const media = await clients[client].media();
    if (media) await act(media);
  }

  const add = (client: ClientName, track: TrackInit) => on(client, (media) => media.addTrack(track));

  function remove(client: ClientName, sender: number) {
    const { kind, source } = clients[client].session.peek().tracksSent[sender];
    return on(client, (media) => media.removeTrack({ kind, source, sender }));
  }

  const show = (client: ClientName, what: Parameters<PeerMedia["show"]>[0], element: object) =>
    void on(client, (media) => media.show(what, element));

  function hear(client: ClientName, mid: string, yes: boolean) {
    const others = heard.peek()[client].filter((one) => one !== mid);
    heard.value = { ...heard.peek(), [client]: yes ? [...others, mid] : others };
  }

  /** Whether anything comes that could be counted. */
  const comes = computed(() => CLIENTS.some((client) => clients[client].session.value.tracksFound.length > 0));
  effect(() => {
    if (!comes.value) return;
    let off = () => {};
    async function count() {
      const now = await Promise.all(CLIENTS.map(async (client) => {
        if (clients[client].session.peek().tracksFound.length === 0) return [];
        return await (await clients[client].media())?.read() ?? [];
      }));
      reads.value = { A: now[0], B: now[1] };
      off();
      off = after(OFTEN, count);
    }
    off = after(OFTEN, count);
    return () => {
      off();
      off = () => {};
      reads.value = { A: [], B: [] };
    };
  });

  return { reads, heard, add, remove, show, hear };
});
