/** What is carried between two clients: the W3C's dictionaries as one value (WebRTC 1.0, §4.4.1.6; RFC 8838). */
import type { Description } from "./fact.ts";

/** One signaling message, whichever form carried it. */
export type SignalingMessage =
  | ({ readonly kind: "description" } & Description)
  | {
    readonly kind: "candidate";
    readonly candidate: string;
    readonly sdpMid?: string;
    readonly sdpMLineIndex?: number;
    readonly usernameFragment?: string;
  }
  | { readonly kind: "end-of-candidates"; readonly sdpMid?: string; readonly usernameFragment?: string };
