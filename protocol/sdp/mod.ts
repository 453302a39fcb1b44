/** SDP (RFC 8866): read without loss, written back, explained token by token, compared, redacted. */
export { haveSameSections, identify, type Identity } from "./identity.ts";
export { type Level, normalizeSdp, readSdp, type Sdp, type SdpLine, type Token, tokensOf, writeSdp } from "./lines.ts";
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
export { relatedTo } from "./related.ts";
export { compare, type Comparison } from "./compare/mod.ts";
export { told } from "./compare/wording.ts";
export { isNote } from "./findings/wording.ts";
export { mask, redact } from "./redact.ts";
export {
  type Format,
  FORMATS,
  type Handout,
  type HandoutChoices,
  type Part as HandoutPart,
  writeHandout,
} from "./handout/mod.ts";

export { linesOf, secrecy } from "./handout/mod.ts";

/** What `reader.ts` brings, for those who get it handed. */
export type Reader = typeof import("./lazy.ts");
