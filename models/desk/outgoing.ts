/** How blobs leave a client: copied, as a link, a QR code or a file, shared, or dragged. */
import { createModel, signal } from "@preact/signals";
import type { WrittenForm } from "../../protocol/blob/mod.ts";
import type { BlobId, ClientName } from "../../protocol/facts/mod.ts";
import type { Card } from "../../protocol/session/mod.ts";
import { CardTextsModel } from "./card-texts.ts";
import { cardWriter } from "./card-writer.ts";
import { type Draw, type ShownQrDeps, ShownQrModel } from "./shown-qr.ts";

/** What leaving needs of the world. */
export interface OutgoingTools {
  /** Writes to the clipboard; resolves to whether the browser let it. */
  readonly copy: (text: string) => Promise<boolean>;
  readonly save: (name: string, text: string, type: string) => void;
  /** Opens the share sheet; resolves to whether something was shared. */
  readonly share: (text: string) => Promise<boolean>;
  /** Whether the system has a share sheet. */
  readonly canShare: () => boolean;
  /** The address of the site with its path, for links. */
  readonly base: () => string;
  /** Brings what draws QR codes. */
  readonly loadQr: () => Promise<Draw>;
}

interface Deps extends ShownQrDeps {
  readonly tools: OutgoingTools;
  /** The lesson that links lead to. */
  readonly lesson?: string;
}

export const OutgoingModel = createModel(({ tools, clients, pressTools, ready, onLeft, lesson }: Deps) => {
  /** Known once the page is awake: the server cannot ask. */
  const canShare = signal(false);
  const textOf = cardWriter(tools, lesson);
  const { form, cardTexts, choose, written } = new CardTextsModel({ clients, pressTools, ready }, textOf);

  function awake() {
    canShare.value = tools.canShare();
  }

  /** Resolves to whether the browser let the page copy it. */
  async function copy(client: ClientName, id: BlobId, as = form.peek()): Promise<boolean> {
    const text = await written(client, id, as);
    if (text === undefined) return false;
    const isCopied = await tools.copy(text);
    if (isCopied) await copied(client, id, as);
    else {
      clients[client].record({ type: "copy-refused", blob: id });
      await ready();
    }
    return isCopied;
  }

  /** A card was copied: by a button, or out of its text by hand. */
  async function copied(client: ClientName, id: BlobId, as = form.peek()) {
    clients[client].record({ type: "copied", blob: id, ...(as === "link" && { by: "link" as const }) });
    await ready();
    await onLeft(client, id);
  }

  async function save(client: ClientName, id: BlobId) {
    const text = await written(client, id, form.peek());
    if (text === undefined) return;
    const { ending, type } = FILES[form.peek()];
    tools.save(`${lesson ? `${lesson}-` : ""}client-${client}-${id}.${ending}`, text, type);
    clients[client].record({ type: "copied", blob: id, by: "file" });
    await onLeft(client, id);
  }

  async function share(client: ClientName, id: BlobId) {
    const text = await written(client, id, "link");
    const card = clients[client].session.peek().cards.find((one) => one.id === id);
    if (text === undefined || !card) return;
    if (await tools.share(`Out of Band, ${stepOf(card)}: ${text}`)) {
      clients[client].record({ type: "copied", blob: id, by: "share" });
      await onLeft(client, id);
    }
  }

  function drag(client: ClientName, id: BlobId) {
    clients[client].record({ type: "copied", blob: id, by: "drag" });
    void onLeft(client, id);
  }

  const qr = new ShownQrModel({ tools, clients, pressTools, ready, onLeft }, textOf);

  return { ...qr, form, canShare, cardTexts, awake, choose, copy, save, share, drag, copied };
});

const TEXT = { ending: "txt", type: "text/plain" };
/** The files in which cards are saved, by form. */
const FILES: Readonly<Record<WrittenForm, { readonly ending: string; readonly type: string }>> = {
  json: { ending: "json", type: "application/json" },
  sdp: { ending: "sdp", type: "text/plain" },
  base64: TEXT,
  aiortc: TEXT,
  libdatachannel: TEXT,
  compact: TEXT,
  spoken: TEXT,
  link: TEXT,
};

/** Which step of the exchange a card is, for whoever finds it in a chat. */
function stepOf({ kind, label }: Card): string {
  return kind === "offer" ? "offer (step 1 of 2)" : kind === "answer" ? "answer (step 2 of 2)" : label;
}
