/** The verbs of a peer of glass: each is one call in the box. */
import type { GlassCall } from "../../protocol/box/mod.ts";
import type { Argument, Call, Peer, TrackInit } from "../../protocol/facts/mod.ts";

/**
 * `call` makes a call in the box, and tells it with an argument; `refuse` tells of one that is not made there, as it is
 * about media.
 */
export function glassVerbs(
  call: (made: GlassCall, argument?: Argument) => Promise<boolean>,
  refuse: (name: Call, argument: TrackInit) => void,
): Peer {
  const withoutMedia = (name: Call) => (argument: TrackInit) => {
    refuse(name, argument);
    return Promise.resolve(false);
  };
  return {
    createDataChannel: (argument) => call({ call: "createDataChannel", argument }, argument),
    createOffer: () => call({ call: "createOffer" }),
    createAnswer: () => call({ call: "createAnswer" }),
    setLocalDescription: (argument) => call({ call: "setLocalDescription", ...(argument && { argument }) }, argument),
    setRemoteDescription: (argument) => call({ call: "setRemoteDescription", argument }, argument),
    addIceCandidate: (argument) => call({ call: "addIceCandidate", argument }, argument),
    restartIce: () => call({ call: "restartIce" }),
    close: () => call({ call: "close" }),
    send: (argument, channel = 0) => call({ call: "send", argument, channel }, argument),
    // The box tells by itself what changes.
    readStates: () => {},
    media: () =>
      Promise.resolve({
        addTrack: withoutMedia("addTrack"),
        removeTrack: withoutMedia("removeTrack"),
        show: () => {},
        read: () => Promise.resolve([]),
      }),
  };
}
