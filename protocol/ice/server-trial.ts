/** The trial of an ICE server: the port to the browser that tries it, and what that reports. */
import type { IceServer } from "../facts/mod.ts";

/** Milliseconds after which a server that has not answered is not waited for: Chromium itself goes on for 40 s. */
export const TRIAL_MS = 10_000;

/** One thing that was heard of a server. */
export type Heard =
  /** A candidate, and the address of the server that gave it (`RTCIceCandidate.url`, WebRTC 1.0 §4.8.1). */
  | {
    readonly type: "found";
    readonly kind: string;
    readonly protocol: string;
    readonly address: string;
    readonly port: number;
    readonly url?: string;
  }
  /** `icecandidateerror` (WebRTC 1.0, §4.8.3). */
  | { readonly type: "error"; readonly url: string; readonly errorCode: number; readonly errorText: string }
  /** The browser did not take the server. */
  | { readonly type: "refused"; readonly name: string; readonly message: string }
  /** It is over: the browser has gathered everything, or enough was heard, or time is up. */
  | { readonly type: "ended"; readonly why: "complete" | "found" | "late" };

/** Tries one server with a connection of its own, and gives back how to stop. It ends by itself. */
export type TryServer = (server: IceServer, report: (heard: Heard) => void) => () => void;
