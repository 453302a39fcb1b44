/** A signaling server: rooms of two. What one page sends, the other gets, and nothing of it is read or kept. */
import type { Connection } from "./web-socket.ts";

const rooms = new Map<string, Set<Connection>>();

/** A page comes into a room, if there is still a place in it. */
export function enter(room: string, page: Connection): void {
  const pages = rooms.get(room) ?? new Set();
  if (pages.size === 2) return page.close(4001, "This room has its two already.");
  rooms.set(room, pages.add(page));
  tellHowMany(pages);

  page.onText = (blob) => {
    for (const other of pages) {
      if (other !== page) other.send(JSON.stringify({ blob }));
    }
  };

  page.onClose = () => {
    pages.delete(page);
    tellHowMany(pages);
    if (pages.size === 0) rooms.delete(room);
  };
}

/** Nobody can be called who has not come: each page is told whether it is alone. */
function tellHowMany(pages: Set<Connection>): void {
  for (const page of pages) page.send(JSON.stringify({ here: pages.size }));
}
