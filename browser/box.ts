/** The box behind this page’s address, if one serves it: whether there is one, and the way to it. */

/** A box is on this machine or in this room: what it does not say within so many milliseconds it never will. */
const PATIENCE = 10_000;

/** What the origin answers at `box.json`; nothing where it answers none, as a static host. Rejects where nobody answers. */
export async function askForBox(base: string): Promise<unknown> {
  const answer = await fetch(new URL("box.json", base), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) return undefined;
  return await answer.json().catch(() => undefined);
}

/** What is heard of a WebSocket. */
export interface Hearing {
  readonly opened: () => void;
  readonly heard: (text: string) => void;
  /** It is over, or never came about. */
  readonly closed: () => void;
}

/** The way to a box. */
export interface BoxWire {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

/** Opens the box’s WebSocket; `path` is where the box says that it is. It leads to this page’s own origin, or nowhere. */
export function openBoxWire(base: string, path: string, { opened, heard, closed }: Hearing): BoxWire | undefined {
  const url = new URL(path, base);
  if (url.origin !== location.origin) return undefined;
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(url);
  socket.onopen = opened;
  socket.onmessage = ({ data }) => {
    if (typeof data === "string") heard(data);
  };
  socket.onclose = closed;
  return {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
  };
}
