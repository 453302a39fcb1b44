/** Checks about what flows once there is a connection: messages, channels and tracks. */
import { across } from "../../protocol/facts/mod.ts";
import { type CheckKind, clientOf, onlyThere, WHO } from "./check.ts";

export const FLOW = {
  "message-heard": {
    asks: "whether the other client has received a message of this one",
    needs: { of: WHO },
    ask(bench, { of }) {
      const from = clientOf(bench, of);
      const to = across(from);
      return {
        met: bench[to].messages.some((message) => message.from === "there"),
        done: `${to} has received a message from ${from}`,
        missing: bench[from].messages.some((message) => message.from === "here")
          ? `${from} has sent a message, but ${to} has not received it`
          : `${to} has received no message from ${from}`,
      };
    },
  },
  "track-comes": {
    asks: "whether media of a kind has come to a client",
    needs: { of: WHO, kind: ["video", "audio"] },
    ask(bench, { of, kind }) {
      const client = clientOf(bench, of);
      const found = bench[client].tracksFound.filter((track) => track.kind === kind);
      return {
        met: found.some(({ lived }) => lived),
        done: `${kind} has come to ${client}`,
        missing: found.length === 0
          ? `${client} has no track of ${kind} from the other client`
          : `${client} has a track of ${kind}, and nothing has come on it`,
        ...onlyThere(client, `${kind} comes to ${client}`),
      };
    },
  },
  "track-added": {
    asks: "whether a client sends a track of a kind",
    needs: { of: WHO, kind: ["video", "audio"] },
    ask(bench, { of, kind }) {
      const client = clientOf(bench, of);
      return {
        met: bench[client].tracksSent.some((track) => track.kind === kind),
        done: `${client} has added ${kind}`,
        missing: `${client} has no ${kind} to send`,
        ...onlyThere(client, `${client} adds ${kind}`),
      };
    },
  },
} as const satisfies Record<string, CheckKind>;
