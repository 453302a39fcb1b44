/** Blobs: the texts a learner carries. One door to read any of them and to write them. */
export type { BlobReading, Form, Origin, Repair, SignalingMessage } from "./reading.ts";
export { TOO_LONG } from "./reading.ts";
export { readBlob } from "./read.ts";
export { tell, type Telling } from "../calls/box-text.ts";
export { FORMS, writeBlob, type WriteOptions, type WrittenForm } from "./write.ts";
export { type Document, pairOf, readDocuments } from "./documents.ts";
export { offerId } from "./code/mod.ts";
