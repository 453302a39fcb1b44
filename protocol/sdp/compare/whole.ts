/** What two descriptions say as wholes: their bundle, certificates, candidates, ICE options, streams, simulcast. */
import { type ChangeKind, type Side, WHOLE } from "./comparison.ts";
import type { Comparison } from "./comparison.ts";
import { candidateKey } from "../candidate.ts";
import { count } from "../../text/mod.ts";

type Change = Comparison["sections"][number];

/** What is compared of all lines of a name: each value is one member of a set. */
const SETS: readonly {
  readonly name: string;
  readonly what: string;
  /** What makes two values the same; by itself, the whole value. */
  readonly key?: (value: string) => string;
  /** How a change is told: what was added and what is gone, and who says so. */
  readonly said: (added: number, gone: number, answers: boolean) => string | undefined;
}[] = [
  {
    name: "fingerprint",
    what: "fingerprint",
    key: (value) => value.toUpperCase(),
    said: (added, gone, answers) =>
      answers || added + gone === 0
        ? undefined
        : gone === 0
        ? "The second has a fingerprint that the first lacks."
        : added === 0
        ? "The first has a fingerprint that the second lacks."
        : "The fingerprint changed: this is another certificate, and asks for a new DTLS association (RFC 8842 §5.5).",
  },
  {
    name: "candidate",
    what: "candidates",
    key: (value) => candidateKey(`candidate:${value}`) ?? value,
    said: (added, gone, answers) => {
      if (answers || added + gone === 0) return undefined;
      const told = [added > 0 && `${count(added, "candidate")} more`, gone > 0 && `${count(gone, "candidate")} less`];
      return `The second has ${told.filter(Boolean).join(" and ")}.`;
    },
  },
  {
    name: "ice-options",
    what: "ice-options",
    said: (added, gone) => added + gone === 0 ? undefined : "The second has other a=ice-options (RFC 8839 §5.6).",
  },
  {
    name: "msid",
    what: "msid",
    said: (added, gone, answers) =>
      answers || added + gone === 0 ? undefined : "The second names other streams or tracks (a=msid, RFC 8830).",
  },
  {
    name: "rid",
    what: "rid",
    said: (added, gone, answers) => answers || added + gone === 0 ? undefined : "The second has other a=rid lines.",
  },
  {
    name: "rtcp-fb",
    what: "feedback",
    said: (_, gone, answers) =>
      gone === 0
        ? undefined
        : `The second leaves out ${count(gone, "kind")} of feedback (a=rtcp-fb)${
          answers ? "" : " that the first has"
        }.`,
  },
  {
    name: "extmap-allow-mixed",
    what: "extmap-allow-mixed",
    said: (added, gone) =>
      gone > 0
        ? "The second does without a=extmap-allow-mixed."
        : added > 0
        ? "The second adds a=extmap-allow-mixed."
        : undefined,
  },
];

/** The changes that are of no one section. */
export function compareWholes(a: Side, b: Side, answers: boolean): readonly Change[] {
  const found: Change[] = [];
  const add = (what: string, kind: ChangeKind, said: string) => found.push({ section: WHOLE, what, kind, said });
  compareBundle(a, b, add);
  for (const { name, what, key = (value: string) => value, said } of SETS) {
    const values = ({ sdp }: Side) => new Set(sdp.lines.flatMap((line) => line.name === name ? [key(line.value)] : []));
    const [before, after] = [values(a), values(b)];
    const [added, gone] = [after.difference(before).size, before.difference(after).size];
    const told = said(added, gone, answers);
    if (told) {
      add(what, added > 0 && gone > 0 ? "changed" : added > 0 ? "added" : answers ? "narrowed" : "removed", told);
    }
  }
  const simulcast = ({ context }: Side) => context.sections.flatMap(({ values }) => values("simulcast")).join();
  if (!answers && simulcast(a) !== simulcast(b)) {
    add(
      "simulcast",
      simulcast(b) === "" ? "removed" : "changed",
      "The second says something else of simulcast (RFC 8853).",
    );
  }
  return found;
}

function compareBundle(a: Side, b: Side, add: (what: string, kind: ChangeKind, said: string) => void): void {
  const groups = ({ context }: Side) =>
    context.session.values("group").filter((group) => group.startsWith("BUNDLE")).map((group) => group.slice(7)).join(
      "; ",
    );
  const [before, after] = [groups(a), groups(b)];
  if (before === after) return;
  if (after === "") {
    add("bundle", "removed", `The second bundles nothing; the first bundled ${before} (RFC 9143 §7.3).`);
  } else if (before === "") add("bundle", "added", `The second bundles ${after}; the first bundled nothing.`);
  else add("bundle", "changed", `The second bundles ${after}, the first ${before} (RFC 9143 §7.3).`);
}
