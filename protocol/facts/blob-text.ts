/** Blobs in words: what one is called by its id, and how each carrier took it. */
import type { BlobId, Carrier } from "./fact.ts";
import { ownValue } from "../text/mod.ts";
import type { Word } from "./word.ts";

/** `candidate-2` is `candidate 2`; of a description its kind is enough, since its number only tells its generation. */
export const nameOfBlob = (blob: BlobId): string =>
  /^candidate-/.test(blob) ? blob.replace("-", " ") : blob.replace(/-\d+$/, "").replaceAll("-", " ");

/** A carrier in words, which follow “it was”. */
interface CarrierWords {
  /** How a blob left its client: `copied as a link`. */
  readonly left: string;
  /** What completes that where the carrier is not seen beside it: `to the clipboard`. */
  readonly whole?: string;
  /** How a text came to a client: `by a link`; nothing where it was pasted, or came as if it had been. */
  readonly came?: string;
}

const WORDS: Readonly<Record<Carrier, CarrierWords>> = {
  clipboard: { left: "copied", whole: "to the clipboard" },
  link: { left: "copied as a link", came: "by a link" },
  qr: { left: "shown as a QR code", came: "by a QR code" },
  file: { left: "saved as a file", came: "by a file" },
  share: { left: "shared" },
  drag: { left: "dragged", came: "by dragging" },
  bench: { left: "carried", whole: "by the bench" },
  channel: { left: "sent through the channel", came: "by the channel" },
  broadcast: { left: "sent by BroadcastChannel", came: "by BroadcastChannel" },
  websocket: { left: "sent by WebSocket", came: "by WebSocket" },
};

/** The words of a carrier; a newer page may name one that is not known here. */
export const carrierWords = (by: Word<Carrier> = "clipboard"): CarrierWords =>
  ownValue(WORDS, by) ?? { left: `carried by ${by}`, came: `by ${by}` };
