/** SDP (RFC 8866): read without loss, written back, explained token by token, compared, redacted. */
export { identify, type Identity } from "./identity.ts";
export { type Level, normalizeSdp, readSdp, type Sdp, type SdpLine, type Token, tokensOf, writeSdp } from "./lines.ts";
export { annotate } from "./annotate.ts";
export type { AnnotatedField, AnnotatedLine, AnnotatedSdp, Finding, Spot } from "./annotated.ts";
