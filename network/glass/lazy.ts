/**
 * What plays the peer of glass: werift, a WebRTC of TypeScript. It takes time and memory, and need not be installed, so
 * it comes when a page first asks for it.
 */
import process from "node:process";
export { GlassPeer } from "./peer.ts";

// A package under werift looks through every environment variable, for which the box has no permission: it finds none.
process.env = {};

export const { RTCPeerConnection } = await import("werift");

// Whatever a stranger’s bytes do to it, they end no more than a connection of it.
for (const type of ["error", "unhandledrejection"] as const) {
  globalThis.addEventListener(type, (event) => {
    const thrown = event instanceof ErrorEvent ? event.error : (event as PromiseRejectionEvent).reason;
    if (/[/@]werift[/@]/.test(String(thrown?.stack ?? ""))) event.preventDefault();
  });
}
