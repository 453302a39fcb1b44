/** Why a description was refused, or one’s own could not be kept. */
import type { Problem } from "../../problems/mod.ts";
import { identify, type SdpLine } from "../../sdp/mod.ts";
import { isRemote } from "../check.ts";
import { atLine, type Clues, findingsIn } from "./clues.ts";
import { LOCAL, type Reason, SECTIONS } from "./sections.ts";
import { SYNTAX, wrapped } from "./syntax.ts";
import { TRANSPORT } from "./transport.ts";

/** The problem that an exception of `set…Description` tells of, or `undefined` if its words are not known. */
export function descriptionReason(clues: Clues): Problem | undefined {
  const problem = ofMoment(clues) ?? told(clues, LOCAL);
  if (problem) return problem;
  const reason = wrapped(clues) ?? told(clues, SECTIONS) ?? told(clues, TRANSPORT) ?? told(clues, SYNTAX) ??
    unsaid(clues);
  if (!reason) return undefined;
  const { at, ...rest } = reason;
  const line = at ? clues.lines[at.number - 1] : "at" in reason ? undefined : clues.named;
  // A character or a space that nobody sees is the cause, whatever the browser then makes of the line.
  return (line && hidden(line, clues)) ?? { ...rest, ...atLine(line) } as Problem;
}

function told(clues: Clues, reasons: readonly Reason[]): Problem | undefined {
  for (const [says, judge] of reasons) {
    const found = says.exec(clues.says);
    const problem = found && judge(clues, found);
    if (problem) return problem;
  }
}

/** The wrong moment, in the browsers’ own words. */
function ofMoment(clues: Clues): Problem | undefined {
  const { says, where, kind, sdp, session, state, fact } = clues;
  if (/is not of type 'RTCSessionDescriptionInit'|can't be converted to a dictionary/.test(says)) {
    return { code: "description-shape" };
  }
  if (/argument required, but only 0|not a valid argument count/.test(says)) return { code: "argument-missing" };
  if (/Missing required 'type' member/.test(says)) return { code: "type-missing" };
  const type =
    /(?:provided value )?'([^']*)' (?:is not a valid enum value of type RTCSdpType|\(value of 'type' member)/;
  const seen = type.exec(says)?.[1];
  if (seen !== undefined) return { code: "type-unknown", seen };
  if (/^pranswer not yet implemented/.test(says)) return { code: "pranswer-refused" };
  if (/^Cannot rollback|wrong signalingState/.test(says)) return { code: "rollback-nothing", state, ...where };
  if (fact.call !== "setRemoteDescription" || !/^Called in wrong state|^Cannot set remote \w+ in state/.test(says)) {
    return;
  }
  const { ufrags } = identify(sdp);
  const own = session.identities.some((identity) => ufrags.some((ufrag) => identity.ufrags.includes(ufrag)));
  if (own) return { code: "own-description", kind, ...where };
  if (kind === "answer" && state === "stable" && isRemote(sdp, session)) return { code: "answer-again", ...where };
}

/** Chromium sometimes gives no reason, and Firefox none for a line of an unknown type: our own grammar may see it. */
function unsaid(clues: Clues): Problem | undefined {
  const { says, argument, fact, sdp, kind, where } = clues;
  if (says.trim() !== "" || fact.message.trim() === "") return undefined;
  if (!(typeof argument === "object" && argument !== null && "type" in argument)) return { code: "type-missing" };
  const [finding] = findingsIn(clues);
  if (sdp === "" || !finding) return { code: "reason-unsaid", kind, ...where };
  const { line, code, said, next } = finding;
  return { code: "sdp-finding", finding: code, said, next, ...atLine(clues.lines[line - 1]) };
}

/** A line with a character that is not ASCII, or with a space or a tab where none belongs. */
function hidden(line: SdpLine, clues: Clues): Problem | undefined {
  const found = findingsIn(clues, "non-ascii", "invisible", "trailing-space").find((one) => one.line === line.number);
  if (!found) return /\t/.test(line.text) ? { code: "tab-inside", ...atLine(line) } : undefined;
  if (found.code === "trailing-space") return { code: "space-behind", ...atLine(line) };
  const character = /[^\x20-\x7e]/u.exec(line.text)![0];
  const name = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
  return character === "\t"
    ? { code: "tab-inside", ...atLine(line) }
    : { code: "character-strange", name, ...atLine(line) };
}
