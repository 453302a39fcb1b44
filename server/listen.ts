/**
 * Connections to the site, over node:http: `Deno.serve` never closes a connection that asks nothing, or half of
 * something, and some hundred of these would be all that a machine has.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { Duplex } from "node:stream";

/** Where the site is listened for, and how long a connection may idle, in milliseconds. */
export interface Listening {
  readonly hostname: string;
  /** 0: one that is free. */
  readonly port: number;
  /** For the head of a request to arrive, and between two requests. */
  readonly idle?: number;
  readonly answer: (request: Request) => Promise<Response>;
  /** What a request gets that is none: a status, and a sentence. */
  readonly refuse: (status: number, sentence: string) => Response;
  /** Looks at a connection that is to become a WebSocket first; answers whether it has taken it. */
  readonly upgrade?: (asked: IncomingMessage, connection: Duplex, head: Uint8Array) => boolean;
  /**
   * The port of this machine’s 127.0.0.1 that takes connections which are to become WebSockets. They are passed on as
   * they are, and are looked after there as soon as it has agreed (101); without it there are none.
   */
  readonly upgradesTo?: number;
  /** Called once, with the port that is listened on. */
  readonly onListen: (port: number) => void;
  /** Called instead where it cannot be listened there, with the system's error. */
  readonly onError: (error: NodeJS.ErrnoException) => void;
}

/** Serves until the process ends. */
export function listen(listening: Listening): void {
  const { hostname, port, idle = 10_000, upgrade, upgradesTo, answer, refuse, onListen, onError } = listening;
  const bounds = { headersTimeout: idle, requestTimeout: 2 * idle, keepAliveTimeout: idle };
  const server = createServer({ ...bounds, connectionsCheckingInterval: idle / 2 }, (asked, response) => {
    answerTo(asked)
      .catch((error) => {
        console.error(`${asked.method} ${JSON.stringify(asked.url)} failed: ${error}`);
        return refuse(500, "Something went wrong here. It is not your fault; try again.");
      })
      .then((answered) => write(response, answered))
      .catch(() => response.destroy());
    // What comes with a request is of no use here, and is not kept.
    asked.resume();
  });
  if (upgrade || upgradesTo !== undefined) {
    server.on("upgrade", (asked, connection, head) => {
      if (upgrade?.(asked, connection, head)) return;
      if (upgradesTo !== undefined) passOn({ asked, connection, head, port: upgradesTo, idle });
      else connection.end("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    });
  }
  server.on("error", onError);
  server.listen(port, hostname, () => onListen((server.address() as AddressInfo).port));

  async function answerTo(asked: IncomingMessage): Promise<Response> {
    const target = /^(?:https?:\/\/[^/?]*)?(\/.*)$/.exec(asked.url ?? "")?.[1];
    if (!isHost(asked.headers.host, asked.httpVersion)) return refuse(400, "The Host of this request is none.");
    // Whatever is not read from is refused alike; some methods a Request may not even name.
    const method = asked.method === "GET" || asked.method === "HEAD" ? asked.method : "POST";
    if (target === undefined && method !== "POST") return refuse(400, "The address of this request is none.");
    const fields = new Headers();
    for (const [name, value] of Object.entries(asked.headers)) if (typeof value === "string") fields.set(name, value);
    // The path is all that says which page is meant: no name in the request leads elsewhere.
    return await answer(new Request(`http://localhost${target ?? "/"}`, { method, headers: fields }));
  }
}

interface Upgrade {
  readonly asked: IncomingMessage;
  readonly connection: Duplex;
  /** What came behind the request already. */
  readonly head: Uint8Array;
  readonly port: number;
  readonly idle: number;
}

/** Lets a connection speak with another port of this machine. What is not agreed to there is over with its answer. */
function passOn({ asked, connection, head, port, idle }: Upgrade): void {
  const inside = connect(port, "127.0.0.1");
  const end = () => {
    clearTimeout(deadline);
    inside.destroy();
    connection.destroy();
  };
  const deadline = setTimeout(end, idle);
  for (const one of [inside, connection]) one.on("error", end).on("close", end);
  const fields: string[] = [];
  for (let i = 0; i < asked.rawHeaders.length; i += 2) {
    fields.push(`${asked.rawHeaders[i]}: ${asked.rawHeaders[i + 1]}`);
  }
  inside.write(`${[`${asked.method} ${asked.url} HTTP/1.1`, ...fields].join("\r\n")}\r\n\r\n`);
  inside.write(head);
  inside.once("data", (answered: Uint8Array) => {
    clearTimeout(deadline);
    if (!new TextDecoder().decode(answered.subarray(0, 13)).startsWith("HTTP/1.1 101 ")) {
      connection.end(answered, end);
      return;
    }
    connection.write(answered);
    inside.pipe(connection);
    connection.pipe(inside);
  });
}

/** Whether a request may carry this `Host` (RFC 9112 §3.2). */
function isHost(host: string | undefined, version: string): boolean {
  if (host === undefined) return version === "1.0";
  const [, port] = /^(?:\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(?::(\d*))?$/i.exec(host) ?? [, "none"];
  return Number(port ?? 0) <= 65_535;
}

async function write(response: ServerResponse, answered: Response): Promise<void> {
  const body = new Uint8Array(await answered.arrayBuffer());
  if (answered.status !== 304 && !answered.headers.has("Content-Length")) {
    answered.headers.set("Content-Length", String(body.length));
  }
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(body);
}
