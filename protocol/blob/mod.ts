/** Blobs: the texts a learner carries. One door to read any of them and to write them. */
export type { BlobReading, Form, Origin, Repair, SignalingMessage } from "./message.ts";
export { TOO_LONG } from "./message.ts";
export { readBlob } from "./read.ts";
export { tell, type Telling } from "./tell.ts";
export { FORMS, writeBlob, type WriteOptions, type WrittenForm } from "./write.ts";
export { type Document, pairOf, readDocuments } from "./documents.ts";
export { offerId } from "./code/mod.ts";
