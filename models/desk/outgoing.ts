/** How blobs leave a client: copied, as a link, a QR code or a file, shared, or dragged. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { asJson, type WrittenForm } from "../../protocol/blob/mod.ts";
import type { PressTools } from "../bench/press-tools.ts";
import { across, type BlobId, type ClientName, type Fact } from "../../protocol/facts/mod.ts";
import { type Bench, type Card, outgoing } from "../../protocol/session/mod.ts";

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

export interface Drawn {
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

interface Deps {
  readonly tools: OutgoingTools;
  readonly sessions: ReadonlySignal<Bench>;
  readonly pressTools: ReadonlySignal<PressTools | undefined>;
  readonly ready: () => Promise<PressTools>;
  readonly record: (client: ClientName, fact: Fact) => void;
  /** Told when a card has left. */
  readonly left: (client: ClientName, blob: BlobId) => Promise<void>;
  /** The lesson that links lead to. */
  readonly lesson?: string;
}

export const OutgoingModel = createModel(({ tools, sessions, pressTools, ready, record, left, lesson }: Deps) => {
  /** The form in which cards are copied, dragged and saved. */
  const form = signal<WrittenForm>("json");
  const showing = signal<{ client: ClientName; id: BlobId; form: WrittenForm } | undefined>(undefined);
  /** Known once the page is awake: the server cannot ask. */
  const canShare = signal(false);
  const draw = signal<Draw | undefined>(undefined);

  function awake() {
    canShare.value = tools.canShare();
  }

  async function choose(next: WrittenForm) {
    await ready();
    form.value = next;
  }

  const cardOf = (client: ClientName, id: BlobId) => sessions.value[client].cards.find((card) => card.id === id);

  /** A card as text: JSON, until the other forms are here. An answer’s code names the offer that it answers. */
  function textOf(client: ClientName, card: Card, as: WrittenForm): string {
    const message = outgoing(card);
    const known = pressTools.value;
    if (as === "json" || !known) return asJson(message);
    const { remote, codeMode, mode } = sessions.value[client];
    const isAnswer = message.kind === "description" && message.type !== "offer" && remote !== null;
    return known.writeBlob(message, as, {
      base: tools.base(),
      client: across(client),
      ...(lesson !== undefined && { lesson }),
      ...(card.kind === "offer" && { mode: codeMode ?? mode }),
      ...(isAnswer && { answers: known.offerId(remote.sdp) }),
    });
  }

  /** What to know before a card in the chosen form is given to the program that reads this form. */
  function adviceOn(client: ClientName, card: Card, as: WrittenForm): string | undefined {
    return pressTools.value?.targetAdvice(as, outgoing(card), { text: textOf(client, card, as), isWhole: card.ready });
  }

  /** The text of a card, once it can be written; `undefined` for a card that is gone. */
  async function written(client: ClientName, id: BlobId, as: WrittenForm): Promise<string | undefined> {
    if (as !== "json") await ready();
    const card = cardOf(client, id);
    return card && textOf(client, card, as);
  }

  async function copy(client: ClientName, id: BlobId, as = form.value) {
    const text = await written(client, id, as);
    if (text === undefined) return;
    if (await tools.copy(text)) return await copied(client, id, as);
    record(client, { type: "copy-refused", blob: id });
    await ready();
  }

  /** A card was copied: by a button, or out of its text by hand. */
  async function copied(client: ClientName, id: BlobId, as = form.value) {
    record(client, { type: "copied", blob: id, ...(as === "link" && { by: "link" as const }) });
    await ready();
    await left(client, id);
  }

  async function save(client: ClientName, id: BlobId) {
    const as = form.value;
    const text = await written(client, id, as);
    if (text === undefined) return;
    const [ending, type] = as === "json" ? ["json", "application/json"] : [as === "sdp" ? "sdp" : "txt", "text/plain"];
    tools.save(`client-${client}-${id}.${ending}`, text, type);
    record(client, { type: "copied", blob: id, by: "file" });
    await left(client, id);
  }

  async function share(client: ClientName, id: BlobId) {
    const text = await written(client, id, "link");
    const card = cardOf(client, id);
    if (text === undefined || !card) return;
    if (await tools.share(`Out of Band, ${stepOf(card)}: ${text}`)) {
      record(client, { type: "copied", blob: id, by: "share" });
      await left(client, id);
    }
  }

  function drag(client: ClientName, id: BlobId) {
    record(client, { type: "copied", blob: id, by: "drag" });
    void left(client, id);
  }

  /** Shows a card as a QR code: of a link, which any camera can open, unless another form is wished. */
  async function show(client: ClientName, id: BlobId, as: WrittenForm = "link") {
    if (!showing.value) record(client, { type: "copied", blob: id, by: "qr" });
    showing.value = { client, id, form: as };
    const loaded = await tools.loadQr();
    draw.value = loaded;
    await ready();
  }

  const shown = computed((): Shown | undefined => {
    const now = showing.value;
    const card = now && cardOf(now.client, now.id);
    if (!now || !card) return undefined;
    if (!pressTools.value || !draw.value) return { ...now, label: card.label, qr: "loading" };
    const text = textOf(now.client, card, now.form);
    return { ...now, label: card.label, text, qr: draw.value(text) };
  });

  /** Whoever closes a QR code has had it read. */
  function hide() {
    const now = showing.value;
    if (now) void left(now.client, now.id);
    showing.value = undefined;
  }

  return { form, canShare, shown, awake, choose, textOf, adviceOn, copy, save, share, drag, show, hide, copied };
});

/** Which step of the exchange a card is, for whoever finds it in a chat. */
function stepOf({ kind, label }: Card): string {
  return kind === "offer" ? "offer (step 1 of 2)" : kind === "answer" ? "answer (step 2 of 2)" : label;
}
