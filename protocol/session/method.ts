/** Which method applies what a box has read. */
import type { BlobReading } from "../blob/mod.ts";

export type Applies = "setRemoteDescription" | "addIceCandidate";

/** A description goes first; candidates that came with it stay in the box. */
export const methodFor = (reading: BlobReading): Applies =>
  reading.ok && reading.messages.length > 0 && reading.messages.every((message) => message.kind !== "description")
    ? "addIceCandidate"
    : "setRemoteDescription";
