/** Signaling between the pages of one browser: whatever one of them says, all others of this site hear. */

/** The way to the other pages. */
export interface Broadcast {
  readonly send: (message: unknown) => void;
  readonly close: () => void;
}

/** Listens to the other pages; `farewell` is said when this one goes. */
export function openBroadcast(heard: (message: unknown) => void, farewell: unknown): Broadcast {
  const channel = new BroadcastChannel("out-of-band/signaling");
  channel.onmessage = ({ data }) => heard(data);

  const close = () => {
    channel.postMessage(farewell);
    channel.close();
    removeEventListener("pagehide", close);
  };
  addEventListener("pagehide", close);
  return { send: (message) => channel.postMessage(message), close };
}
