/** SDP (RFC 8866): read without loss, written back, explained token by token, compared, redacted. */
export { annotate } from "./annotate.ts";
export {
  type AnnotatedField,
  type AnnotatedLine,
  type AnnotatedSdp,
  type Finding,
  isBoilerplate,
  noteKeys,
  type Spot,
} from "./annotated.ts";
export { type Candidate, candidateKey, isSameCandidate, readCandidate, sketch, ufragOf } from "./candidate.ts";
export { contextOf, directionOf } from "./context.ts";
export { bytesOfHash } from "./hashes.ts";
export { haveSameSections, identify, type Identity } from "./identity.ts";
export { type Level, normalizeSdp, readSdp, type Sdp, type SdpLine, type Token, tokensOf, writeSdp } from "./lines.ts";
export {
  mask,
  redact,
  redactAmong,
  type RedactionMap,
  type Secret,
  secretKey,
  secretsOf,
  substitute,
  substituteAddress,
} from "./redact.ts";
export { relatedTo } from "./related.ts";
export { compareLines } from "./compare/line-difference.ts";
export { compare, type Comparison } from "./compare/mod.ts";
export { comparisonText } from "./compare/wording.ts";
export { faultOf } from "./findings/candidates.ts";
export { findingsOf } from "./findings/mod.ts";
export { type FindingCode, isNote } from "./findings/wording.ts";
export {
  type Format,
  FORMATS,
  type Handout,
  type HandoutChoices,
  linesOf,
  type Part as HandoutPart,
  secrecy,
  writeHandout,
} from "./handout/mod.ts";

/** What `lazy.ts` brings, for those who get it handed. */
export type Reader = typeof import("./lazy.ts");
