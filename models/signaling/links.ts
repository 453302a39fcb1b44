/** The two ways by which a program carries for a client: between pages of one browser, and through a server. */
import type { ClientName } from "../../protocol/facts/mod.ts";
import { type Between, readBetween, readFromServer } from "../../protocol/signaling/mod.ts";

/** What programs need of the world. */
export interface LinkTools {
  /** Listens to the other pages of this browser; they are told when this one comes, and when it goes. */
  readonly broadcast: (heard: (message: unknown) => void, says: {
    readonly greeting: Between;
    readonly farewell: Between;
  }) => {
    readonly send: (message: Between) => void;
    readonly close: () => void;
  };
  /** Comes into a room of the signaling server; `closed` is called without a code where there is none. */
  readonly connect: (room: string, hearing: {
    readonly heard: (text: string) => void;
    readonly closed: (code?: number) => void;
  }) => { readonly send: (text: string) => void; readonly close: () => void };
  /** A name that no other page has. */
  readonly newId: () => string;
}

/** One client’s end. */
export interface Link {
  readonly send: (blob: string) => void;
  readonly close: () => void;
}

/** Why a program does not carry. */
export type SignalingProblem = "signaling-none" | "signaling-full" | "signaling-closed" | "signaling-room";

/** What is heard at a client’s end. */
export interface Hearing {
  /** So many others listen now; `isNew` where one of them has just come. */
  readonly met: (others: number, isNew: boolean) => void;
  readonly heard: (blob: string) => void;
  readonly lost: (why: SignalingProblem) => void;
}

/** So many others are counted. */
const MOST_OTHERS = 50;

/** Whoever listens hears: all pages of this browser in which the other client is. */
export function linkByBroadcast(client: ClientName, tools: LinkTools, { met, heard }: Hearing): Link {
  const me = { from: client, id: tools.newId() };
  const others = new Set<string>();
  met(0, false);
  const { send, close } = tools.broadcast((value) => {
    const message = readBetween(value);
    // Another page with the same client in it has nothing for this one.
    if (!message || message.from === client) return;
    if ("blob" in message) return heard(message.blob);
    const isNew = message.says !== "bye" && !others.has(message.id) && others.size < MOST_OTHERS;
    if (isNew) others.add(message.id);
    if (message.says === "bye") others.delete(message.id);
    if (message.says === "hello") send({ ...me, says: "here" });
    met(others.size, isNew);
  }, { greeting: { ...me, says: "hello" }, farewell: { ...me, says: "bye" } });
  return { send: (blob) => send({ ...me, blob }), close };
}

const FULL = 4001;

/** The two that are in one room hear each other, and nobody else. */
export function linkByServer(room: string, tools: LinkTools, { met, heard, lost }: Hearing): Link {
  let isClosing = false;
  const { send, close } = tools.connect(room, {
    heard(text) {
      const message = readFromServer(text);
      if (!message || isClosing) return;
      if ("blob" in message) heard(message.blob);
      else met(message.here - 1, message.here === 2);
    },
    closed(code) {
      if (isClosing) return;
      lost(code === undefined ? "signaling-none" : code === FULL ? "signaling-full" : "signaling-closed");
    },
  });
  return {
    send,
    close() {
      isClosing = true;
      close();
    },
  };
}
