/** Blobs: the texts a learner carries. One door to read any of them and to write them. */
export { type ComparedRound, comparisonsOf } from "./comparisons.ts";
export { type Document, readDocuments } from "./documents.ts";
export { asJson } from "./json-form.ts";
export { writeLink } from "./link.ts";
export { editable, parseEdited } from "./parse-edited.ts";
export { readBlob } from "./read.ts";
export { type Altered, type BlobReading, EMPTY_READING, mendedText, type Origin, TOO_LONG } from "./reading.ts";
export { SAMPLES } from "./samples.ts";
export { targetAdvice } from "./target-advice.ts";
export { FORMS, writeBlob, type WrittenForm } from "./write.ts";
export { offerId } from "./code/mod.ts";
