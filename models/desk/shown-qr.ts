/** The card that is shown as a QR code, while one is. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import type { WrittenForm } from "../../protocol/blob/mod.ts";
import type { BlobId, ClientName, Fact } from "../../protocol/facts/mod.ts";
import type { Session } from "../../protocol/session/mod.ts";
import type { PressTools } from "../bench/press-tools.ts";
import type { cardWriter } from "./card-writer.ts";

interface Drawn {
  readonly modules: number;
  readonly version: number;
  readonly level: "L" | "M";
  readonly path: string;
}
/** Draws a text as a QR code; `undefined` if it is too long for one. */
export type Draw = (text: string) => Drawn | undefined;

/** A card that is shown as a QR code. */
export interface Shown {
  readonly client: ClientName;
  readonly id: BlobId;
  readonly label: string;
  readonly form: WrittenForm;
  /** What the code holds; `undefined` while it is being written. */
  readonly text?: string;
  readonly qr: Drawn | undefined | "loading";
}

interface OneClient {
  readonly session: ReadonlySignal<Session>;
  readonly record: (fact: Fact) => void;
}

export interface ShownQrDeps {
  readonly tools: {
    /** Brings what draws QR codes. */
    readonly loadQr: () => Promise<Draw>;
  };
  readonly clients: Readonly<Record<ClientName, OneClient>>;
  /** What writes cards in every form, once it has come, and how to bring it. */
  readonly pressTools: ReadonlySignal<PressTools | undefined>;
  readonly ready: () => Promise<PressTools>;
  /** Told when a card has left. */
  readonly onLeft: (client: ClientName, blob: BlobId) => Promise<void>;
}

export const ShownQrModel = createModel((deps: ShownQrDeps, textOf: ReturnType<typeof cardWriter>) => {
  const { tools, clients, pressTools, ready, onLeft } = deps;
  const showing = signal<{ client: ClientName; id: BlobId; form: WrittenForm } | undefined>(undefined);
  const draw = signal<Draw | undefined>(undefined);

  const shown = computed((): Shown | undefined => {
    const now = showing.value;
    const session = now && clients[now.client].session.value;
    const card = session?.cards.find(({ id }) => id === now!.id);
    if (!now || !session || !card) return undefined;
    if (!pressTools.value || !draw.value) return { ...now, label: card.label, qr: "loading" };
    const text = textOf(session, card, now.form, pressTools.value);
    return { ...now, label: card.label, text, qr: draw.value(text) };
  });

  /** Shows a card as a QR code: of a link, which any camera can open, unless another form is wished. */
  async function show(client: ClientName, id: BlobId, as: WrittenForm = "link") {
    if (!showing.peek()) clients[client].record({ type: "copied", blob: id, by: "qr" });
    showing.value = { client, id, form: as };
    const loaded = await tools.loadQr();
    draw.value = loaded;
    await ready();
  }

  /** Whoever closes a QR code has had it read. */
  function hide() {
    const now = showing.peek();
    if (now) void onLeft(now.client, now.id);
    showing.value = undefined;
  }

  return { shown, show, hide };
});
