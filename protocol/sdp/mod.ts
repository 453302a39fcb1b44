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
export {
  type Candidate,
  candidateKey,
  hostAndPort,
  isSameCandidate,
  readCandidate,
  shortAddress,
  sketch,
  ufragOf,
  writeCandidate,
} from "./candidate.ts";
export { contextOf, directionOf, isLive } from "./context.ts";
export { bytesOfHash } from "./hashes.ts";
export { haveSameSections, identify, type Identity } from "./identity.ts";
export { type Level, normalizeSdp, readSdp, type SdpLine, tokensOf, writeSdp } from "./lines.ts";
export { mask, redact, redactAmong, type RedactionMap, secretKey, substitute, substituteAddress } from "./redact.ts";
export { relatedTo } from "./related.ts";
export { replaceSecrets, type Secret, secretsOf } from "./secrets.ts";
export { compareLines } from "./compare/line-difference.ts";
export { type Comparison, comparisonText } from "./compare/comparison.ts";
export { compare } from "./compare/mod.ts";
export { isPairNote, roundFindings, strayCandidates } from "./pair/mod.ts";
export { faultOf } from "./findings/candidates.ts";
export { findingsOf } from "./findings/mod.ts";
export { isNear } from "./rows/address.ts";
export { type FindingCode, isNote } from "./findings/wording.ts";

/** What `lazy.ts` brings, for those who get it handed. */
export type Reader = typeof import("./lazy.ts");
