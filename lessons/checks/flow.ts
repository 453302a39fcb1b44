/** Checks about what flows once there is a connection: messages, channels and tracks. */
import { across } from "../../protocol/facts/mod.ts";
import { type CheckKind, clientOf, WHO } from "./check.ts";

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
} as const satisfies Record<string, CheckKind>;
