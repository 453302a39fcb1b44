/** Checks about what an offer was left with on its way: its lines, its bytes, and the form that it came in. */
import { across, type ClientName, type Description, isDescription } from "../../protocol/facts/mod.ts";
import { identify } from "../../protocol/sdp/mod.ts";
import { type Bench, finished } from "../../protocol/session/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { type CheckKind, clientOf, onlyThere, WHO } from "./check.ts";

/** The offers that a client has taken. */
const offersTaken = (bench: Bench, by: ClientName): readonly Description[] =>
  finished(bench[by], "setRemoteDescription").flatMap(({ argument }) =>
    isDescription(argument) && argument.type === "offer" ? [argument] : []
  );

export const SIZES = {
  "offer-without": {
    asks: "whether a client has taken an offer in which no line begins like these; they stand apart by spaces",
    needs: { by: WHO, lines: "text" },
    ask(bench, { by, lines }) {
      const a = clientOf(bench, by);
      const taken = offersTaken(bench, a);
      const has = (sdp: string) => lines.split(" ").filter((start) => `\n${sdp}`.includes(`\n${start}`));
      const last = taken.at(-1);
      return {
        met: taken.some(({ sdp }) => has(sdp).length === 0),
        done: `${a} has taken an offer without ${lines.replaceAll(" ", ", ")}`,
        missing: last
          ? `the offer that ${a} has taken still has ${has(last.sdp).join(", ")}`
          : `${a} has taken no offer yet`,
        ...onlyThere(a, `${a} takes an offer without ${lines.replaceAll(" ", ", ")}`),
      };
    },
  },
  "offer-of-bytes": {
    asks: "whether a client has taken an offer of at most so many bytes",
    needs: { by: WHO, bytes: "number" },
    ask(bench, { by, bytes }) {
      const a = clientOf(bench, by);
      const sizes = offersTaken(bench, a).map(({ sdp }) => sdp.length);
      const smallest = Math.min(...sizes);
      return {
        met: smallest <= Number(bytes),
        done: `${a} has taken an offer of ${count(smallest, "byte")}`,
        missing: sizes.length > 0
          ? `the smallest offer that ${a} has taken has ${count(smallest, "byte")}; at most ${bytes} are asked for`
          : `${a} has taken no offer of at most ${bytes} bytes`,
        ...onlyThere(a, `${a} takes an offer of at most ${bytes} bytes`),
      };
    },
  },
  "offer-by-code": {
    asks: "whether a client has taken the other’s offer out of a compact code, which names no session in o=",
    needs: { by: WHO },
    ask(bench, { by }) {
      const a = clientOf(bench, by);
      // Of a client on another device nothing is known but what came from it; a code is read as session 1.
      const made = bench[across(a)].identities;
      const taken = offersTaken(bench, a).map(({ sdp }) => identify(sdp));
      const cameByCode = taken.some(({ ufrags: [ufrag], sessionId }) =>
        made.length === 0
          ? sessionId === "1"
          : made.some((own) => own.ufrags.includes(ufrag) && own.sessionId !== sessionId)
      );
      return {
        met: cameByCode,
        done: `${a} has taken the offer out of a code`,
        missing: taken.length > 0
          ? `${a} has taken an offer that came as it was made, and not as a code`
          : `${a} has taken no offer yet`,
        ...onlyThere(a, `${a} takes an offer out of a code`),
      };
    },
  },
} as const satisfies Record<string, CheckKind>;
