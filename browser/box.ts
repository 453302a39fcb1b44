/** The box behind this page’s address, if one serves it: whether there is one, and the way to it. */
import { openTextSocket, type TextSocket } from "./web-socket.ts";

/** A box is on this machine or in this room: what it does not say within so many milliseconds it never will. */
const PATIENCE = 10_000;

/** What the origin answers at `box.json`; nothing where it answers none, as a static host. Rejects where nobody answers. */
export async function askForBox(base: string): Promise<unknown> {
  const answer = await fetch(new URL("box.json", base), { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) return undefined;
  return await answer.json().catch(() => undefined);
}

/** What is heard of a box. */
interface Hearing {
  readonly opened: () => void;
  readonly heard: (text: string) => void;
  /** It is over, or never came about. */
  readonly closed: () => void;
}

/** Opens the box’s WebSocket; `path` is where the box says that it is. It leads to this page’s own origin, or nowhere. */
export function openBoxWire(base: string, path: string, hearing: Hearing): TextSocket | undefined {
  const url = new URL(path, base);
  return url.origin === location.origin ? openTextSocket(url, hearing) : undefined;
}
