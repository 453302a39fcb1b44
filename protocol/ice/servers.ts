/** The trial of an ICE server in words. It is loaded at the first try. */
import { explain } from "../problems/mod.ts";
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
interface Verdict {
  readonly good: boolean;
  readonly said: string;
  readonly next?: string;
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
  const errors = heard.filter((one): one is Failed => one.type === "error");
  const answer = errors.find(({ errorCode }) => errorCode !== 701);
  if (answer) return answered(url, answer);
  if (last.why === "late") return silent(url, `within ${seconds(TRIAL_MS)}`);
  if (errors.length > 0) return unreached(url, errors);
  return {
    good: false,
    said: `${url} gave no address, and the browser does not say why.`,
    next: "The server may see this browser at an address that it has anyway, as in a network without NAT.",
  };
}

/** The verdict on a server that the constructor refused, in the words for the same exception on the bench. */
function refused({ name, message }: Heard & { type: "refused" }): Verdict {
  const problem = refusal(newSession("A"), { type: "call-failed", call: "RTCPeerConnection", id: 0, name, message });
  return { good: false, ...explain(problem) };
}

/** The verdict on a server that answered with an error. */
function answered(url: string, { errorCode, errorText }: Failed): Verdict {
  const credentials = errorCode === 401 || errorCode === 441;
  if (credentials) {
    return {
      good: false,
      said: `${url} is there, and refused the user name or the password (${errorCode}).`,
      next: "Check both; credentials that are made for an hour or a day may have run out.",
    };
  }
  const { said, source } = errorInWords(errorCode, errorText);
  return {
    good: false,
    said: `${url} is there, and ${said} (${errorCode}, ${source}).`,
    next: "Whoever runs the server can tell why.",
  };
}

const silent = (url: string, how: string): Verdict => ({
  good: false,
  said: `No answer ${how}: ${url} is not there, does not speak ${/^turn/i.test(url) ? "TURN" : "STUN"}, ` +
    "or something on the way lets its packets not through.",
  next: "Check the host and the port; in a strict network try turns: or ?transport=tcp.",
});

/** The verdict where the browser reached no server (701). */
function unreached(url: string, errors: readonly Failed[]): Verdict {
  const timedOut = errors.find(({ errorText }) => /timed out/i.test(errorText));
  if (timedOut) return silent(url, "came");
  const names = errors.every(({ errorText }) => /host lookup/i.test(errorText));
  if (names) {
    return {
      good: false,
      said: `The host of ${url} could not be found (701).`,
      next: "Check its spelling, and whether this device is online.",
    };
  }
  return {
    good: false,
    said: `${url} could not be reached (701): ${errorInWords(701, errors[0].errorText).said}.`,
    next: "Check the host and the port, and whether a firewall is between.",
  };
}
