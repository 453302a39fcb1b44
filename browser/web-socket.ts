/** A WebSocket of this page’s own address, over which texts go. */

/** What is heard of it. */
interface Hearing {
  readonly opened: () => void;
  readonly heard: (text: string) => void;
  /** It is over, with the code of its end (RFC 6455 §7.4), or it never came about. */
  readonly closed: (code: number) => void;
}

/** The way through it. */
export interface TextSocket {
  /** Sends a text, if it is open. */
  readonly send: (text: string) => void;
  readonly close: () => void;
}

/** Opens one at an `http:` address, as `ws:`, or at an `https:` address, as `wss:`. */
export function openTextSocket(address: URL, { opened, heard, closed }: Hearing): TextSocket {
  const url = new URL(address);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(url);
  socket.onopen = opened;
  socket.onmessage = ({ data }) => {
    if (typeof data === "string") heard(data);
  };
  socket.onclose = ({ code }) => closed(code);
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
}
