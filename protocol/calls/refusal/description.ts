/** Why a description was refused, or one’s own could not be kept. */
import type { Problem } from "../../problems/mod.ts";
import { identify, type SdpLine } from "../../sdp/mod.ts";
import { codePoint } from "../../text/mod.ts";
import { atLine, isRemote, problemOf } from "../check.ts";
import { findingsIn, judgedBy, type RefusedCall } from "./refused-call.ts";
import { LOCAL, SECTIONS } from "./sections.ts";
import { SYNTAX, wrapped } from "./syntax.ts";
import { TRANSPORT } from "./transport.ts";

/** The problem that an exception of `set…Description` tells of, or `undefined` if its words are not known. */
export function descriptionReason(refused: RefusedCall): Problem | undefined {
  const problem = ofMoment(refused) ?? judgedBy(LOCAL, refused);
  if (problem) return problem;
  const reason = wrapped(refused) ?? judgedBy(SECTIONS, refused) ?? judgedBy(TRANSPORT, refused) ??
    judgedBy(SYNTAX, refused) ??
    unsaid(refused);
  if (!reason) return undefined;
  const { at, ...rest } = reason;
  const line = at ? refused.lines[at.number - 1] : "at" in reason ? undefined : refused.named;
  // A character or a space that nobody sees is the cause, whatever the browser then makes of the line.
  return (line && hidden(line, refused)) ?? { ...rest, ...atLine(line) } as Problem;
}

/** The problem, where the browser says that the call had no fitting argument or came at the wrong moment. */
function ofMoment(refused: RefusedCall): Problem | undefined {
  const { says, where, kind, sdp, session, state, fact } = refused;
  if (/is not of type 'RTCSessionDescriptionInit'|can't be converted to a dictionary/.test(says)) {
    return { code: "description-shape" };
  }
  if (/argument required, but only 0|not a valid argument count/.test(says)) return { code: "argument-missing" };
  if (/Missing required 'type' member/.test(says)) return { code: "type-missing" };
  const type =
    /(?:provided value )?'([^']*)' (?:is not a valid enum value of type RTCSdpType|\(value of 'type' member)/;
  const seen = type.exec(says)?.[1];
  if (seen !== undefined) return { code: "type-refused", seen };
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

/**
 * The problem where the browser gives no reason, as Chromium sometimes and Firefox for a line of an unknown type: what
 * our own grammar sees.
 */
function unsaid(refused: RefusedCall): Problem | undefined {
  const { says, argument, fact, sdp, kind, where } = refused;
  if (says.trim() !== "" || fact.message.trim() === "") return undefined;
  if (!(typeof argument === "object" && argument !== null && "type" in argument)) return { code: "type-missing" };
  const [finding] = findingsIn(refused);
  if (sdp === "" || !finding) return { code: "reason-unsaid", kind, ...where };
  return problemOf(finding, refused.lines);
}

/** The problem of a line with a character that is not ASCII, or with a space or a tab where none belongs. */
function hidden(line: SdpLine, refused: RefusedCall): Problem | undefined {
  const found = findingsIn(refused, "non-ascii", "invisible", "trailing-space").find((one) => one.line === line.number);
  if (!found) return /\t/.test(line.text) ? { code: "tab-inside", ...atLine(line) } : undefined;
  if (found.code === "trailing-space") return { code: "space-behind", ...atLine(line) };
  const character = /[^\x20-\x7e]/u.exec(line.text)![0];
  return character === "\t"
    ? { code: "tab-inside", ...atLine(line) }
    : { code: "character-strange", name: codePoint(character), ...atLine(line) };
}
