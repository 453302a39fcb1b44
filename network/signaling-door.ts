/** Who may come to the signaling server: pages of this very site, so many of them, each into a room. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { isRoomName, LONGEST_BLOB } from "../protocol/signaling/mod.ts";
import { enter } from "./signaling.ts";
import { answerToKey, type Bounds, openWebSocket } from "./web-socket.ts";

/** Pages at one time: a large course at once, and no more memory than an idle site has to spare. */
const MOST_PAGES = 200;

/** A hand that carries is slow; who has said nothing for half an hour has gone to lunch. */
const BOUNDS: Bounds = { longest: LONGEST_BLOB, frames: 50, idle: 30 * 60_000, ping: 20_000 };

/** Takes a connection that is to become a WebSocket; answers whether it was for the signaling server. */
type Door = (asked: IncomingMessage, connection: Duplex, head: Uint8Array) => boolean;

/** The door of `/signaling?room=NAME`. What comes there is answered, one way or the other, and nothing is logged. */
export function signalingDoor(bounds: Partial<Bounds> = {}, most = MOST_PAGES): Door {
  let pages = 0;
  return (asked, connection, head) => {
    const [path, query = ""] = (asked.url ?? "").split("?");
    if (path !== "/signaling") return false;
    const room = new URLSearchParams(query).get("room") ?? "";
    connection.on("error", () => connection.destroy());
    const refusal: readonly [status: number, sentence: string] | undefined = !isOfSameOrigin(asked)
      ? [403, "This signaling server is for pages of its own address only."]
      : !isRoomName(room)
      ? [400, "A room has a name of 4 to 32 letters and digits."]
      : pages >= most
      ? [503, "Every place of this signaling server is taken; try again later."]
      : undefined;
    if (refusal) {
      refuse(connection, refusal[0], refusal[1]);
      return true;
    }
    pages++;
    connection.on("close", () => pages--);
    answerToKey(asked).then((answer) => {
      if (answer === undefined) refuse(connection, 426, "This is a WebSocket (RFC 6455).");
      else if (!connection.destroyed) enter(room, openWebSocket(connection, head, answer, { ...BOUNDS, ...bounds }));
    });
    return true;
  };
}

/**
 * Whether a page of this very address asks (RFC 6455 §10.2): a WebSocket is not held back by the same-origin policy, so
 * that any page could speak in a learner’s name. A proxy in front may have made `https:` of it, but not another host.
 */
function isOfSameOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  const found = /^https?:\/\/([^/]+)$/.exec(origin ?? "")?.[1];
  return found !== undefined && found === host;
}

const REASONS: Readonly<Record<number, string>> = {
  400: "Bad Request",
  403: "Forbidden",
  426: "Upgrade Required",
  503: "Service Unavailable",
};

function refuse(connection: Duplex, status: number, sentence: string): void {
  const body = new TextEncoder().encode(`${sentence}\n`);
  const fields = [
    `HTTP/1.1 ${status} ${REASONS[status]}`,
    "Content-Type: text/plain; charset=utf-8",
    "X-Content-Type-Options: nosniff",
    `Content-Length: ${body.length}`,
    "Connection: close",
    ...(status === 426 ? ["Upgrade: websocket"] : []),
  ];
  connection.end(`${fields.join("\r\n")}\r\n\r\n${sentence}\n`, () => connection.destroy());
}
