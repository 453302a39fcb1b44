/** Blobs: the texts a learner carries. One door to read any of them and to write them. */
export type { BlobReading, Origin, Repair, SignalingMessage } from "./message.ts";
export { readBlob, TOO_LONG } from "./read.ts";
export { tell, type Telling } from "./tell.ts";
export { writeBlob } from "./write.ts";
export { type Document, pairOf, readDocuments } from "./documents.ts";
