/** Checks about the answer: what was made, kept and taken, and what it says. */
import { across, isDescription } from "../../protocol/facts/mod.ts";
import { finished, keptBy, tookAny } from "../../protocol/session/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { type CheckKind, clientOf, onlyThere, WHO } from "./check.ts";
import { hasMade, keeps, missingCard, sectionsOf, sectionTexts } from "./descriptions.ts";

const OF = { of: WHO } as const;

export const ANSWERS = {
  "answer-made": {
    asks: "whether a client has made an answer",
    needs: OF,
    ask(bench, { of }) {
      const a = clientOf(bench, of);
      const asked = tookAny(bench[a], keptBy(bench[across(a)], "offer"));
      return {
        met: hasMade(bench[a], "answer"),
        done: `${a} has made an answer`,
        missing: `${a} ${asked ? "has the offer, but has not made an answer" : "waits for an offer"}`,
      };
    },
  },
  "answer-kept": {
    asks: "whether a client keeps an answer of its own",
    needs: OF,
    ask(bench, { of }) {
      return keeps(bench, clientOf(bench, of), "answer");
    },
  },
  "answer-with": {
    asks: "whether a client keeps an answer with so many sections, or with a direction in the section of a kind",
    needs: OF,
    may: {
      sections: "number",
      kind: ["application", "video", "audio"],
      direction: ["sendrecv", "sendonly", "recvonly", "inactive"],
    },
    ask(bench, { of, sections, kind, direction }) {
      const a = clientOf(bench, of);
      const answers = keptBy(bench[a], "answer").flatMap(({ message }) =>
        message.kind === "description" ? [message.sdp] : []
      );
      const what = sections !== undefined
        ? count(Number(sections), "media section")
        : `${direction ?? "a section"} for ${kind ?? "data"}`;
      return {
        met: answers.some((sdp) =>
          sections !== undefined
            ? sectionsOf(sdp).length === Number(sections)
            : sectionTexts(sdp).some((text) =>
              text.startsWith(`m=${kind ?? "application"} `) &&
              (direction === undefined || new RegExp(`^a=${direction}\r?$`, "m").test(text))
            )
        ),
        done: `${a}’s answer has ${what}`,
        missing: answers.length === 0
          ? `there is no answer of ${a} to look into yet`
          : sections !== undefined
          ? `${a}’s answer has ${count(sectionsOf(answers.at(-1)!).length, "media section")}, not ${sections}`
          : `${a}’s answer does not have ${what}`,
        ...onlyThere(a, `${a} answers with ${what}`),
      };
    },
  },
  "refused-section": {
    asks: "whether a client has taken an answer that refuses the section of a kind: its port is 0",
    needs: { by: WHO, kind: ["video", "audio"] },
    ask(bench, { by, kind }) {
      const o = clientOf(bench, by);
      const taken = finished(bench[o], "setRemoteDescription").flatMap(({ argument }) =>
        isDescription(argument) && argument.type === "answer" ? [argument.sdp] : []
      );
      return {
        met: taken.some((sdp) => new RegExp(`^m=${kind} 0 `, "m").test(sdp)),
        done: `${o} has been told that its ${kind} is refused`,
        missing: taken.length === 0
          ? `${o} has taken no answer`
          : `the answer that ${o} has taken does not refuse ${kind}`,
        ...onlyThere(o, `${o} takes an answer that refuses ${kind}`),
      };
    },
  },
  "answer-taken": {
    asks: "whether a client has taken the other’s answer",
    needs: { by: WHO },
    ask(bench, { by }) {
      const o = clientOf(bench, by);
      const a = across(o);
      const cards = keptBy(bench[a], "answer");
      return {
        met: tookAny(bench[o], cards),
        done: `${o} has ${a}’s answer as its remote description`,
        missing: missingCard(bench, bench[o], cards, `${o} does not have ${a}’s answer`),
      };
    },
  },
} as const satisfies Record<string, CheckKind>;
