/** Related lines: those in which the chosen word of an SDP stands again and means the same. */
import type { AnnotatedSdp, Spot } from "./annotated.ts";

/** Field names that speak of one thing; the scope says where the same word means the same. */
const KINDS: readonly { readonly names: readonly string[]; readonly within: "all" | "section" }[] = [
  { names: ["mid", "identification-tag"], within: "all" },
  { names: ["ufrag"], within: "all" },
  { names: ["payload type", "fmt", "format", "apt"], within: "section" },
  { names: ["ssrc", "ssrc-id"], within: "section" },
  { names: ["rid", "rid-id"], within: "section" },
  { names: ["stream", "msid-id", "stream id"], within: "all" },
  { names: ["foundation"], within: "all" },
];

/** Lines that always go together, by name. */
const PAIRS: readonly (readonly string[])[] = [["ice-ufrag", "ice-pwd"], ["fingerprint", "setup", "tls-id"], [
  "sctp-port",
  "max-message-size",
]];

/** The lines, counted from 0, that belong to the word at `spot`; its own line is not among them. */
export function relatedTo({ lines }: Pick<AnnotatedSdp, "lines">, spot: Spot | undefined): ReadonlySet<number> {
  const found = new Set<number>();
  const line = spot && lines[spot.line];
  if (!line) return found;
  const field = line.fields[spot.field];
  const kind = field && KINDS.find(({ names }) => names.includes(field.name));
  const pair = spot.field === 0 ? PAIRS.find((names) => names.includes(line.name)) : undefined;
  for (const [i, other] of lines.entries()) {
    if (i === spot.line) continue;
    const near = other.section === line.section;
    if (pair?.includes(other.name) && near) found.add(i);
    if (!kind || (kind.within === "section" && !near)) continue;
    if (other.fields.some(({ name, text }) => kind.names.includes(name) && text === field.text)) found.add(i);
  }
  return found;
}
