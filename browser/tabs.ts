/** Other tabs of this browser: what was opened in a new one finds the one that waits for it. */
import type { ClientName } from "../protocol/facts/mod.ts";

const CHANNEL = "out-of-band/blobs";

/** Milliseconds that other tabs get to answer. A tab in the background answers as fast as any other. */
const PATIENCE = 1500;

type Note =
  | { readonly ask: string; readonly text: string }
  | { readonly taken: string; readonly client: ClientName };

/** What another tab said; an older or a newer page of this site may have said anything. */
function noteOf(data: unknown): Partial<Record<"ask" | "taken" | "text" | "client", unknown>> {
  return typeof data === "object" && data !== null ? data : {};
}

/** Offers a text to the other tabs; resolves to the client that took it, or `undefined` if none did. */
export function handOver(text: string): Promise<ClientName | undefined> {
  // Not a randomUUID(), which pages over plain HTTP do not have.
  const ask = crypto.getRandomValues(new Uint32Array(4)).join("-");
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((done) => {
    const end = (client?: ClientName) => {
      channel.close();
      done(client);
    };
    setTimeout(end, PATIENCE);
    channel.addEventListener("message", ({ data }) => {
      const { taken, client } = noteOf(data);
      if (taken === ask && (client === "A" || client === "B")) end(client);
    });
    channel.postMessage({ ask, text } satisfies Note);
  });
}

/** Takes what other tabs offer, if `take` gives the client that it is for. Gives back how to stop. */
export function listenToTabs(take: (text: string) => Promise<ClientName | undefined>): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", async ({ data }) => {
    const { ask, text } = noteOf(data);
    if (typeof ask !== "string" || typeof text !== "string") return;
    const client = await take(text);
    if (client) channel.postMessage({ taken: ask, client } satisfies Note);
  });
  return () => channel.close();
}
