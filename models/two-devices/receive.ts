/** What a page with one client was opened with, and where that belongs. */
import { createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { PressTools } from "../bench/press-tools.ts";
import type { Carrier, ClientName } from "../../protocol/facts/mod.ts";

interface Deps {
  readonly sole: ReadonlySignal<ClientName | undefined>;
  readonly ready: () => Promise<PressTools>;
  /** Takes a text, if the client on this very page waits for just that. */
  readonly take: (text: string) => Promise<ClientName | undefined>;
  readonly incoming: { readonly arrive: (client: ClientName, text: string, by?: Carrier) => void };
}

export const ReceiveModel = createModel((
  bench: Deps,
  /** Offers a text to the other tabs; resolves to the client that took it. */
  handOver: (text: string) => Promise<ClientName | undefined>,
  /** Keeps a text for when this very tab is loaded anew. */
  keep: (text: string) => void,
) => {
  const handed = signal<{ readonly to: ClientName } | "nobody" | undefined>(undefined);

  /**
   * A first offer is for this page, and is kept for a reload of it. An answer, candidates, or a later offer of a
   * connection that stands are for a client that waits already: another tab of this browser takes them, or nobody does,
   * and then they stay here, in the box.
   */
  async function receive(text: string) {
    if (text === "") return;
    const { readBlob } = await bench.ready();
    const reading = readBlob(text);
    const isOffer = reading.ok && reading.messages.some((one) => one.kind === "description" && one.type === "offer");
    const isBlob = reading.ok && reading.messages.length > 0;
    if (isBlob && await bench.take(text)) return;
    const client = bench.sole.peek() ?? "B";
    // A first offer is not kept waiting for the other tabs; where one goes on with it, it leaves this one again.
    if (isOffer || !isBlob) bench.incoming.arrive(client, text, "link");
    if (isOffer) keep(text);
    if (!isBlob) return;
    const to = await handOver(text);
    if (to) handed.value = { to };
    if (to && isOffer) {
      bench.incoming.arrive(client, "");
      keep("");
    } else if (!to && !isOffer) {
      handed.value = "nobody";
      bench.incoming.arrive(client, text, "link");
    }
  }

  return { handed, receive };
});
