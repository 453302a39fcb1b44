/** The way to the signaling server at this page’s own address, if there is one. */
import { openTextSocket, type TextSocket } from "./web-socket.ts";

/** What is heard of it. */
export interface SignalingHearing {
  readonly heard: (text: string) => void;
  /** It is over, with the code of its end (RFC 6455 §7.4); without one, nobody has ever answered. */
  readonly closed: (code?: number) => void;
}

/** Opens its WebSocket, in a room. */
export function openSignaling(base: string, room: string, { heard, closed }: SignalingHearing): TextSocket {
  let isOpened = false;
  return openTextSocket(new URL(`signaling?room=${encodeURIComponent(room)}`, base), {
    opened: () => void (isOpened = true),
    heard,
    closed: (code) => closed(isOpened ? code : undefined),
  });
}

/** A name that nobody guesses, for a room. Not a randomUUID(), which pages over plain HTTP do not have. */
export const newRoom = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => "abcdefghjkmnpqrstuvwxyz23456789x"[byte & 31]).join(
    "",
  );
