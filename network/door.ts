/** Where pages find the box: `/box.json` says what it is, `/box` is its WebSocket. Everything else is the site’s. */
import { describeBox, writeBoxMessage } from "../protocol/box/mod.ts";
import type { Box } from "./box.ts";
import { MOST_PAIRS } from "./limits.ts";
import { Page } from "./page.ts";

/** Milliseconds in which a page has to join, and how many may be at it. */
const JOIN_WITHIN = 10_000;
const MOST_JOINING = 50;

/**
 * Answers a request that is the box’s; `undefined` if it is the site’s. `hosts` are what its address may be called, as
 * `localhost:8000`. A page that comes from elsewhere is refused, also where its own name leads here (DNS rebinding):
 * otherwise any page that a learner opens could use the box.
 */
export function doorOf(box: Box, hosts: ReadonlySet<string>): (request: Request) => Response | undefined {
  const joining = new Set<Page>();
  return (request) => {
    const { pathname } = new URL(request.url);
    const host = request.headers.get("host") ?? "";
    if (pathname !== "/box.json" && pathname !== "/box") return undefined;
    if (!hosts.has(host)) return refusal(403, "This box is for pages of its own address only.");
    if (pathname === "/box.json") return describe(box);
    const origin = request.headers.get("origin");
    if (origin !== null && origin !== `http://${host}`) {
      return refusal(403, "This box is for pages of its own address only.");
    }
    if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") return refusal(426, "This is a WebSocket.");
    if (joining.size >= MOST_JOINING) return refusal(503, "Too many pages are joining; try again in a few seconds.");
    const { socket, response } = Deno.upgradeWebSocket(request);
    serve(box, socket, joining);
    return response;
  };
}

function describe(box: Box): Response {
  const pairs = { joined: box.pairs.filter(({ isTaken }) => isTaken).length, most: MOST_PAIRS };
  const description = describeBox({ host: box.world.host, socket: "box", pairs });
  return Response.json(description, { headers: { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" } });
}

const refusal = (status: number, sentence: string): Response =>
  new Response(`${sentence}\n`, { status, headers: { "X-Content-Type-Options": "nosniff" } });

function serve(box: Box, socket: WebSocket, joining: Set<Page>): void {
  const page = new Page(box, {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(writeBoxMessage(message));
    },
    waiting: () => socket.bufferedAmount,
    close: () => socket.close(),
  });
  joining.add(page);
  const deadline = setTimeout(() => {
    if (!page.hasJoined) socket.close();
  }, JOIN_WITHIN);
  socket.onmessage = ({ data }) => {
    // Bytes are no message; an empty text is none either.
    page.hear(typeof data === "string" ? data : "");
    if (page.hasJoined) joining.delete(page);
  };
  socket.onclose = () => {
    clearTimeout(deadline);
    joining.delete(page);
    page.leave();
  };
  // A page that goes without a word is closed after it, too.
  socket.onerror = () => {};
}
