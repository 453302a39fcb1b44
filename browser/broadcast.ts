/** Signaling between the pages of one browser: whatever one of them says, all others of this site hear. */

/** The way to the other pages. */
export interface Broadcast {
  readonly send: (message: unknown) => void;
  readonly close: () => void;
}

/** What a page says as it comes and as it goes. */
interface Manners {
  readonly greeting: unknown;
  readonly farewell: unknown;
}

/** Greets the other pages, and listens to them. A page that the browser has kept greets again when it is shown again. */
export function openBroadcast(heard: (message: unknown) => void, { greeting, farewell }: Manners): Broadcast {
  const channel = new BroadcastChannel("out-of-band/signaling");
  channel.onmessage = ({ data }) => heard(data);
  const send = (message: unknown) => channel.postMessage(message);

  const over = new AbortController();
  addEventListener("pagehide", () => send(farewell), over);
  addEventListener("pageshow", ({ persisted }) => persisted && send(greeting), over);
  send(greeting);

  function close() {
    send(farewell);
    over.abort();
    channel.close();
  }
  return { send, close };
}
