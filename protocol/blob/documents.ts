/** Takes apart what was given to the reader: one description or several, and candidates beside them. */
import type { Problem } from "../problem.ts";
import { identify } from "../sdp/identity.ts";
import { readSdp, writeSdp } from "../sdp/lines.ts";
import { readBlob, TOO_LONG } from "./read.ts";

/** One thing to read: an SDP, or `a=candidate` lines alone. `sdp` is as it was given, byte for byte, if it was raw. */
export interface Document {
  /** "offer", "answer", "offer 2", "candidates", … */
  readonly name: string;
  readonly kind: "offer" | "pranswer" | "answer" | "description" | "candidates";
  readonly sdp: string;
}

export type DocumentsReading =
  | { readonly ok: true; readonly documents: readonly Document[] }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Raw SDP is taken as it stands, damage and all, and cut before each `v=` line; JSON, candidates as lines or JSON go
 * through {@link readBlob}. Never throws; a text longer than {@link TOO_LONG} UTF-16 units is refused.
 */
export function readDocuments(text: string): DocumentsReading {
  if (text.length > TOO_LONG * 2) return { ok: false, problem: { code: "too-long", length: text.length } };
  const raw = text.trimStart();
  if (/^[a-z]=/.test(raw) && !/^a=(candidate|end-of-candidates)/.test(raw)) {
    return { ok: true, documents: named(cut(raw)) };
  }
  const reading = readBlob(text);
  if (!reading.ok) return reading;
  const candidates = reading.messages.filter((message) => message.kind !== "description");
  const drafts: Draft[] = reading.messages.flatMap((message) =>
    message.kind === "description" && message.type !== "rollback" ? [{ kind: message.type, sdp: message.sdp }] : []
  );
  const lines = candidates.map((one) =>
    one.kind === "candidate" ? `a=${one.candidate}\r\n` : "a=end-of-candidates\r\n"
  );
  if (lines.length > 0) drafts.push({ kind: "candidates", sdp: lines.join("") });
  return { ok: true, documents: named(drafts) };
}

type Draft = Omit<Document, "name">;

/** Cuts raw text before each `v=` line. */
function cut(text: string): readonly Draft[] {
  const pieces: string[] = [];
  for (const line of readSdp(text).lines) {
    if (pieces.length === 0 || line.name === "v=") pieces.push("");
    pieces[pieces.length - 1] += writeSdp({ lines: [line] });
  }
  return pieces.map((sdp) => ({ kind: kindOf(sdp), sdp }));
}

function kindOf(sdp: string): Draft["kind"] {
  const { setup } = identify(sdp);
  if (setup === "actpass") return "offer";
  return setup === "active" || setup === "passive" ? "answer" : "description";
}

function named(drafts: readonly Draft[]): readonly Document[] {
  const counts = new Map<string, number>();
  return drafts.map((draft) => {
    const n = (counts.get(draft.kind) ?? 0) + 1;
    counts.set(draft.kind, n);
    return { ...draft, name: n === 1 ? draft.kind : `${draft.kind} ${n}` };
  });
}
