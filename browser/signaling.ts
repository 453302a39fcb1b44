/** The way to the signaling server at this page’s own address, if there is one. */

/** What is heard of it. */
export interface SignalingHearing {
  readonly heard: (text: string) => void;
  /** It is over, with the code of its end (RFC 6455 §7.4); without one, nobody has ever answered. */
  readonly closed: (code?: number) => void;
}

/** Opens its WebSocket, in a room. */
export function openSignaling(base: string, room: string, { heard, closed }: SignalingHearing) {
  const url = new URL(`signaling?room=${encodeURIComponent(room)}`, base);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(url);
  let isOpened = false;
  socket.onopen = () => isOpened = true;
  socket.onmessage = ({ data }) => {
    if (typeof data === "string") heard(data);
  };
  socket.onclose = ({ code }) => closed(isOpened ? code : undefined);
  return {
    send: (text: string) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
}

/** A name that nobody guesses, for a room. Not a randomUUID(), which pages over plain HTTP do not have. */
export const newRoom = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => "abcdefghjkmnpqrstuvwxyz23456789x"[byte & 31]).join(
    "",
  );
