/** Findings: what JSEP (RFC 9429 §5.8) or a browser would refuse or regret in a description. */
import type { Finding } from "../annotated.ts";
import type { Context } from "../context.ts";
import { checkAttribute, checkLine } from "./attributes.ts";
import { checkCandidates } from "./candidates.ts";
import { redactionsIn } from "./redactions.ts";
import { Report } from "./report.ts";
import { checkRtp } from "./rtp.ts";
import { checkSections } from "./sections.ts";
import { checkText } from "./characters.ts";
import type { Sdp, SdpLine } from "../lines.ts";

/**
 * The findings over a description, by line; line 0 speaks of the whole. At most 200, in time linear in its length.
 * Candidates alone, `a=candidate:…` or `candidate:…` lines, are judged as what they are.
 */
export function findingsOf(sdp: Sdp, context: Context, type?: string): readonly Finding[] {
  const redactions = redactionsIn(sdp);
  const report = new Report(redactions.keys());
  const [placeholder] = redactions;
  if (placeholder) report.add("redacted", placeholder[0], `“${placeholder[1]}”`);
  if (type === "answer" || type === "pranswer") {
    const line = sdp.lines.find(({ name, value }) => name === "setup" && value === "actpass");
    if (line) report.add("actpass-in-answer", line.number);
  }
  if (type === "offer") {
    const line = sdp.lines.find(({ name, value }) => name === "setup" && /^(?:active|passive)$/.test(value));
    if (line) report.add("offer-role", line.number, line.value);
  }
  const bare = sdp.lines.length > 0 && sdp.lines.every(isBare);
  if (!bare) {
    checkWhole(sdp, context, report);
    checkSections(sdp, context, report);
  }
  checkCandidates(sdp, context, report);
  checkRtp(sdp, context, report);
  for (const line of sdp.lines) {
    if (report.isRedacted(line.number)) continue;
    if (line.type === "a") checkAttribute(line, context, report);
    else checkLine(line, report);
    checkText(line, bare, report);
  }
  return report.done();
}

const isBare = ({ text }: SdpLine): boolean => /^(a=)?candidate:|^a=end-of-candidates$|^\s*$/.test(text);

/** The session part: its four lines, in their order (RFC 8866 §5). */
function checkWhole({ lines }: Sdp, { sections }: Context, report: Report): void {
  const session = lines.filter((line) => line.section === null);
  const top = new Set(session.map((line) => line.name));
  if (sections.length > 0 && !["o=", "s=", "t="].some((name) => top.has(name))) {
    report.add("no-session", 0);
    return;
  }
  if (lines[0]?.text !== "v=0") report.add("no-version", Math.min(lines.length, 1));
  for (const line of lines) if (line.name === "v=" && line.number > 1) report.add("version-again", line.number);
  if (!["v=", "o=", "s=", "t="].some((name) => top.has(name))) return;
  if (!top.has("o=")) report.add("no-origin", 0);
  if (!top.has("s=")) report.add("no-name", 0);
  if (!top.has("t=")) report.add("no-timing", 0);
  let latest = 0;
  for (const { type, name, number } of session) {
    const rank = ORDER.indexOf(type);
    if (type !== "" && rank < latest && /[ost]/.test(type)) report.add("line-late", number, name);
    latest = Math.max(latest, rank);
  }
  if (sections.length === 0) report.add("no-media", 0);
  if (lines.at(-1)?.ending === "") report.add("no-final-break", lines.length);
}

/** The order of lines before the first section (RFC 8866 §5). */
const ORDER = "vosiuepcbtrzka";
