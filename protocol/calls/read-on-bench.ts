/** Reads what was pasted into a client, and says whose it is: the blob by itself, then compared with the bench. */
import { type BlobReading, offerId, type Origin, readBlob } from "../blob/mod.ts";
import type { SignalingMessage } from "../facts/mod.ts";
import { type Session, stateOf } from "../session/mod.ts";
import { identify } from "../sdp/mod.ts";
import { a, count } from "../text/mod.ts";
import { alteredIn, originOf } from "./origin.ts";

/** The client that a text was pasted into, and the other clients that this page knows. */
interface BenchSessions {
  readonly here: Session;
  readonly others?: readonly Session[];
  /** Whether a text that shows damage is taken all the same, because that was asked for. */
  readonly asItIs?: boolean;
}

/** What {@link readBlob} reads, with its origin, and where it differs from the card it was copied from. */
export function readOnBench(text: string, bench: BenchSessions): BlobReading {
  const read = readBlob(text, { asItIs: bench.asItIs === true });
  if (!read.ok) return read;
  const reading = fittingOf(typedHere(read, bench.here), bench.here);
  const { messages, answers, isCode } = reading;
  const asked = answers !== undefined && bench.here.local?.type === "offer" &&
    answers === offerId(bench.here.local.sdp);
  const found = originOf(messages, bench);
  const origin = asked ? answeredFrom(found) : found;
  const altered = origin === "other" && !isCode ? alteredIn(messages, bench.others ?? []) : undefined;
  return { ...reading, origin, ...(altered && { altered }) };
}

/** An answer to an offer of this client’s, made by none that this page knows, comes from another device or tab. */
const answeredFrom = (origin: Origin): Origin => origin === "stranger" ? "unknown" : origin;

type Ok = BlobReading & { ok: true };
type DescriptionMessage = SignalingMessage & { kind: "description" };

/** What nothing in it calls an offer or an answer is an answer, where this client waits for one. */
function typedHere(reading: Ok, here: Session): Ok {
  const isGuess = reading.repairs.some(({ code }) => code === "type-guessed");
  if (!isGuess || stateOf(here, "signaling") !== "have-local-offer") return reading;
  const messages = reading.messages.map((message): SignalingMessage =>
    message.kind === "description" ? { ...message, type: "answer" } : message
  );
  const said = `Nothing in it says whether it is an offer or an answer; Client ${here.client} waits for an answer.`;
  const repairs = reading.repairs.map((repair) =>
    repair.code === "type-guessed" ? { code: "type-guessed", said } : repair
  );
  return { ...reading, messages, repairs };
}

/** Of several descriptions, the one that fits this client: what it waits for, and is not its own. */
function fittingOf(reading: Ok, here: Session): Ok {
  const all = reading.messages.filter((message): message is DescriptionMessage => message.kind === "description");
  const differ = new Set(all.map(({ type, sdp }) => `${type} ${sdp}`)).size;
  if (differ < 2) return reading;
  const waits = stateOf(here, "signaling") === "have-local-offer" ||
    stateOf(here, "signaling") === "have-remote-pranswer";
  const isOwn = ({ sdp }: DescriptionMessage) => {
    const { ufrags } = identify(sdp);
    return here.identities.some((own) => own.ufrags.some((ufrag) => ufrags.includes(ufrag)));
  };
  const fits = ({ type }: DescriptionMessage) => waits ? type === "answer" || type === "pranswer" : type === "offer";
  const fitting = all.filter((one) => fits(one) && !isOwn(one));
  // Two that fit are for a person to choose between.
  if (new Set(fitting.map(({ sdp }) => sdp)).size !== 1) return reading;
  const [chosen] = fitting;
  const messages = reading.messages.filter((message) => message.kind !== "description" || message === chosen);
  const said = `There are ${count(differ, "description")} in this; ${
    a(chosen.type)
  } is what fits Client ${here.client}, and was taken.`;
  return { ...reading, messages, repairs: [...reading.repairs, { code: "taken-apart", said }] };
}
