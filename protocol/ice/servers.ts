/** The trial of an ICE server in words. It is loaded at the first try. */
import { explain, type Problem, type Words } from "../problems/mod.ts";
import { errorInWords } from "./server-errors.ts";
import { type Heard, TRIAL_MS } from "./server-trial.ts";
import { hostAndPort } from "../sdp/mod.ts";
import { newSession } from "../session/mod.ts";
import { refusal } from "../calls/mod.ts";
import { seconds } from "../text/mod.ts";

/** What is shown of a try: a line for each thing heard, and at the end what to make of it. */
export interface TrialText {
  readonly lines: readonly string[];
  readonly verdict?: Verdict;
}
/** What to make of a try. */
interface Verdict extends Pick<Words, "said">, Partial<Pick<Words, "next">> {
  readonly good: boolean;
}

type Found = Heard & { type: "found" };
type Failed = Heard & { type: "error" };

/** Tells a try of the server with this address, as far as it has come. */
export function trialText(url: string, heard: readonly Heard[]): TrialText {
  const lines = heard.flatMap((one) => lineOf(one) ?? []);
  const verdict = verdictOf(url, heard);
  return { lines: [...new Set(lines)], ...(verdict && { verdict }) };
}

const FROM: Readonly<Record<string, string>> = {
  host: "this device’s own address, found without the server",
  srflx: "this browser’s address as the server sees it",
  relay: "an address on the server that relays to this browser",
};

function lineOf(heard: Heard): string | undefined {
  switch (heard.type) {
    case "found": {
      const by = heard.url ? `, by ${heard.url}` : "";
      return `${heard.kind} ${heard.protocol} ${hostAndPort(heard.address, heard.port)}: ${
        FROM[heard.kind] ?? "a candidate"
      }${by}`;
    }
    case "error": {
      const { said, source } = errorInWords(heard.errorCode, heard.errorText);
      const text = heard.errorText ? ` “${heard.errorText.replace(/\.$/, "")}”` : "";
      return `${heard.url || "A server"}, ${heard.errorCode}${text}: ${said} (${source})`;
    }
    case "refused":
      return `${heard.name}: ${heard.message}`;
    case "ended":
      return undefined;
  }
}

/** The verdict; `undefined` before the trial is over. */
function verdictOf(url: string, heard: readonly Heard[]): Verdict | undefined {
  const last = heard.at(-1);
  if (last?.type === "refused") return refused(last);
  if (last?.type !== "ended") return undefined;
  const found = (kind: string) => heard.find((one): one is Found => one.type === "found" && one.kind === kind);
  const relay = found("relay");
  if (relay) {
    return {
      good: true,
      said:
        `${url} took the credentials and gave a relay address: whoever sends to ${
          hostAndPort(relay.address, relay.port)
        } reaches this ` +
        "browser through it.",
    };
  }
  const seen = found("srflx");
  if (seen) {
    return {
      good: true,
      said: `${url} answered: from outside, this browser is seen as ${hostAndPort(seen.address, seen.port)}.`,
    };
  }
  return { good: false, ...explain(unanswered(url, heard, last.why === "late")) };
}

/** The verdict on a server that the constructor refused, in the words for the same exception on the bench. */
function refused({ name, message }: Heard & { type: "refused" }): Verdict {
  const problem = refusal(newSession("A"), { type: "call-failed", call: "RTCPeerConnection", id: 0, name, message });
  return { good: false, ...explain(problem) };
}

/** Why no address came of it; `late` says that nobody waited any longer. */
function unanswered(url: string, heard: readonly Heard[], late: boolean): Problem {
  const errors = heard.filter((one): one is Failed => one.type === "error");
  const answer = errors.find(({ errorCode }) => errorCode !== 701);
  if (answer) return answered(url, answer);
  if (late) return { code: "server-silent", url, how: `within ${seconds(TRIAL_MS)}` };
  return errors.length > 0 ? unreached(url, errors) : { code: "server-gave-nothing", url };
}

/** A server that answered with an error. */
function answered(url: string, { errorCode, errorText }: Failed): Problem {
  if (errorCode === 401 || errorCode === 441) return { code: "server-credentials-refused", url, errorCode };
  const { said, source } = errorInWords(errorCode, errorText);
  return { code: "server-said-no", url, errorCode, why: said, source };
}

/** The browser reached no server (701). */
function unreached(url: string, errors: readonly Failed[]): Problem {
  if (errors.some(({ errorText }) => /timed out/i.test(errorText))) return { code: "server-silent", url, how: "came" };
  const names = errors.every(({ errorText }) => /host lookup/i.test(errorText));
  return names
    ? { code: "server-host-unknown", url }
    : { code: "server-unreached", url, why: errorInWords(701, errors[0].errorText).said };
}
