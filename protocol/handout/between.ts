/** What the second description did with the first, and the rules that are broken between them. */
import type { Comparison, Finding } from "../sdp/mod.ts";
import { count } from "../text/mod.ts";
import { type Block, heading, said, type Words } from "./sheet.ts";

type Change = Comparison["sections"][number];

/** What became of something, as the sheet says it. */
const OUTCOMES: Readonly<Record<Change["kind"], string>> = {
  accepted: "accepted",
  narrowed: "narrowed",
  reversed: "mirrored",
  refused: "refused",
  added: "added",
  removed: "removed",
  changed: "changed",
};

/** The heading of a comparison: only an answer answers. */
const comparisonTitle = ({ answers }: Pick<Comparison, "answers">): string =>
  answers ? "What the answer did" : "What changed";

/** A comparison as a table: where, what became of it, and what that is; then the rules that are broken. */
export function betweenBlocks(comparison: Comparison, brief: boolean): readonly Block[] {
  const { sections, findings } = comparison;
  const rows = groupsOf(sections).flatMap((changes) => rowsOf(changes, brief));
  const table: Block = { kind: "table", look: "between", columns: ["Where", "Outcome", "What"], rows };
  return [
    ...(rows.length > 0 ? [heading(comparisonTitle(comparison)), table] : []),
    ...findingBlocks("Rules that are broken", findings),
  ];
}

/** What is wrong, as a list below a heading; nothing where nothing is. */
const findingBlocks = (title: string, findings: readonly Finding[]): readonly Block[] =>
  findings.length === 0 ? [] : [heading(title), {
    kind: "list",
    items: findings.map(({ line, said: what, next }): Words => [
      said(line === 0 ? "" : `Line ${line}: `, "strong"),
      said(`${what} ${next}`),
    ]),
  }];

/** Changes of one section, of one thing, with one outcome: codecs that were accepted, say. */
function groupsOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const isList = ({ what }: Change) => what === "codec" || what === "header extension";
  return [
    ...Map.groupBy(changes, (change) => isList(change) ? `${change.section} ${change.what} ${change.kind}` : change)
      .values(),
  ];
}

function rowsOf(changes: readonly Change[], brief: boolean): readonly (readonly Words[])[] {
  const [{ section, mid, kind, what, said: sentence }] = changes;
  if (brief && kind === "accepted" && what !== "codec") return [];
  const where = section < 0 ? "whole" : mid === undefined ? `section ${section}` : `mid ${mid}`;
  const names = [...new Set(changes.map(nameOf))];
  const told = changes.length === 1
    ? sentence
    : brief && what === "header extension"
    ? `${count(changes.length, what)}.`
    : `${count(changes.length, what)}: ${names.join(", ")}.`;
  return [[[said(where)], [said(OUTCOMES[kind], "strong")], [said(told)]]];
}

/** What is listed, in few words: `VP8/90000 (96)`, or the end of the address that names a header extension. */
function nameOf({ what, before, after }: Change): string {
  const [id, key = ""] = (before ?? after ?? "").split(" ");
  return what === "codec" ? `${key} (${id})` : key.split(/[/:]/).filter(Boolean).at(-1) ?? key;
}
