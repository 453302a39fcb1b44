/** Checks about what flows once there is a connection: messages, channels and tracks. */
import { across } from "../../protocol/facts/mod.ts";
import { count } from "../../protocol/text/mod.ts";
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
  "channel-known": {
    asks: "whether a client has so many data channels, its own or announced by the other; one of them with an option",
    needs: { of: WHO, count: "number" },
    may: { ordered: ["false"], negotiated: ["true"] },
    ask(bench, { of, count: wanted, ordered, negotiated }) {
      const client = clientOf(bench, of);
      const { channels, channelOptions } = bench[client];
      const option = ordered ? ", one without order" : negotiated ? ", one negotiated" : "";
      const what = `${count(Number(wanted), "data channel")}${option}`;
      return {
        met: channels.length >= Number(wanted) &&
          (!ordered || channelOptions.some((options) => options.ordered === false)) &&
          (!negotiated || channelOptions.some((options) => options.negotiated === true)),
        done: `${client} has ${what}`,
        missing: `${client} has ${count(channels.length, "data channel")}, not ${what}`,
        ...onlyThere(client, `${client} gets ${what}`),
      };
    },
  },
  "message-sent": {
    asks: "whether a client has sent a message on a channel",
    needs: { of: WHO, on: "text" },
    ask(bench, { of, on }) {
      const client = clientOf(bench, of);
      return {
        met: bench[client].messages.some(({ from, channel }) => from === "here" && channel === on),
        done: `${client} has sent a message on ${on}`,
        missing: `${client} has sent no message on ${on}`,
        ...onlyThere(client, `${client} sends on ${on}`),
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
