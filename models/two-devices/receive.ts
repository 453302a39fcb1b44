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
) => {
  const handed = signal<{ readonly to: ClientName } | "nobody" | undefined>(undefined);

  /**
   * An offer is for this page. An answer or candidates are for a client that waits already: another tab of this
   * browser takes them, or nobody does, and then they stay here, in the box.
   */
  async function receive(text: string) {
    if (text === "") return;
    const { readBlob } = await bench.ready();
    const reading = readBlob(text);
    const isOffer = reading.ok && reading.messages.some((one) => one.kind === "description" && one.type === "offer");
    const isBlob = reading.ok && reading.messages.length > 0;
    if (isBlob && !isOffer && await bench.take(text)) return;
    const to = isBlob && !isOffer ? await handOver(text) : undefined;
    if (to) handed.value = { to };
    else {
      if (isBlob && !isOffer) handed.value = "nobody";
      bench.incoming.arrive(bench.sole.peek() ?? "B", text, "link");
    }
  }

  return { handed, receive };
});
