/** A text that came by a link into another tab: taken here, if a client on this page waits for just that. */
import { createModel, type ReadonlySignal } from "@preact/signals";
import type { BlobReading } from "../../protocol/blob/mod.ts";
import type { Carrier, ClientName } from "../../protocol/facts/mod.ts";
import type { Session } from "../../protocol/session/mod.ts";
import type { PressTools } from "../bench/press-tools.ts";

interface Deps {
  readonly clients: Readonly<Record<ClientName, { readonly latest: ReadonlySignal<Session> }>>;
  /** The clients that are on this page. */
  readonly here: ReadonlySignal<readonly ClientName[]>;
  readonly readings: Readonly<Record<ClientName, ReadonlySignal<BlobReading>>>;
  readonly ready: () => Promise<PressTools>;
  readonly incoming: { readonly arrive: (client: ClientName, text: string, by: Carrier) => void };
  readonly view: { readonly bringForward: (client: ClientName) => void };
}

export const TakeModel = createModel(({ clients, here, readings, ready, incoming, view }: Deps) => {
  /** Resolves to the client that took it, if one did. */
  async function take(text: string): Promise<ClientName | undefined> {
    const { readOnBench, clientWaitingFor } = await ready();
    const taker = clientWaitingFor(
      here.peek().map((client) => clients[client].latest.peek()),
      (session) => ({ text: readOnBench(text, { here: session }), box: readings[session.client].peek() }),
    )?.client;
    if (taker) {
      // What lies in the box already is not lost: several blobs are read together.
      const held = clients[taker].latest.peek().pasted;
      incoming.arrive(taker, held === "" ? text : `${held}\n${text}`, "link");
      view.bringForward(taker);
    }
    return taker;
  }
  return { take };
});
