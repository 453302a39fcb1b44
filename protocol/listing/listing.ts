/** The listing of a client: the JavaScript with the calls that the bench makes, in the same order. */
import { across, type Call, type ClientName, GATHERING_SETTLES_MS, type Mode } from "../facts/mod.ts";
import type { Happening, Role } from "../session/mod.ts";

/** A line of a listing; `runs` names what lights it: a call, or an event that its function handles. */
export interface ListingLine {
  readonly code: string;
  readonly runs?: Call | Happening;
  /** Where several lines make this call: which of its calls this one is, from 1; or which are its. */
  readonly nth?: number | readonly number[];
}

type Lines = readonly ListingLine[];

/** The parts of a listing that differ from one client to the next: `plain` where nothing was chosen, else `chosen`. */
export interface Parts {
  readonly constructing: Lines;
  /** Helpers for what follows. */
  readonly helping: Lines;
  /** Taking the other client's channels as they come. */
  readonly finding: Lines;
  /** Making channels: before the description, between offer and answer, and after both. */
  readonly first: Lines;
  readonly between: Lines;
  readonly later: Lines;
  /** What setRemoteDescription is given of an offer. */
  readonly offer: string;
  /** What sending takes, and the channel that it calls. */
  readonly sending: readonly [given: string, channel: string];
}

/** One line of code. */
export const line = (code: string, runs?: Call | Happening, nth?: number): ListingLine => ({
  code,
  ...(runs && { runs }),
  ...(nth !== undefined && { nth }),
});

/** The parts of the listing of a client for which nothing was chosen. */
export function plain(client: ClientName, role: Role): Parts {
  const pc = `peerConnection${client}`;
  const there = across(client);
  const offers = role === "offerer";
  return {
    constructing: [line(`const ${pc} = new RTCPeerConnection();`, "RTCPeerConnection")],
    helping: [],
    finding: offers ? [] : [
      line("let receiveChannel;"),
      line(`${pc}.ondatachannel = ({ channel }) => {`),
      line("  receiveChannel = channel;", "channel-found"),
      ...receiving("receiveChannel", there, "  "),
      line("};"),
    ],
    first: offers
      ? [
        line(`const dataChannel = ${pc}.createDataChannel("channel");`, "createDataChannel"),
        ...receiving("dataChannel", there),
      ]
      : [],
    between: [],
    later: [],
    offer: "offer",
    sending: ["text", offers ? "dataChannel" : "receiveChannel"],
  };
}

/**
 * The whole listing of one client. It runs as a module script, or pasted into a browser's console: what is carried
 * from here is logged, what arrives is handed to the functions at the end.
 */
export function listing(client: ClientName, role: Role, mode: Mode, parts = plain(client, role)): Lines {
  const there = across(client);
  const pc = `peerConnection${client}`;
  const [given, channel] = parts.sending;
  return [
    ...parts.constructing,
    line(""),
    ...(mode === "trickle" ? trickling(client, pc) : collecting()),
    ...ended(parts.helping),
    ...ended(parts.finding),
    ...(role === "offerer" ? offering(client, pc, mode, parts) : answering(client, pc, mode, parts)),
    line(`globalThis.candidateFrom${there} = async (candidate) => {`),
    line(`  await ${pc}.addIceCandidate(candidate);`, "addIceCandidate"),
    line("};"),
    ...parts.later,
    line(`globalThis.messageTo${there} = (${given}) => {`),
    line(`  ${channel}.send(text);`, "send"),
    line("};"),
  ];
}

/** A block, with an empty line behind it. */
const ended = (lines: Lines): Lines => lines.length > 0 ? [...lines, line("")] : [];

const trickling = (client: ClientName, pc: string) => [
  line(`// Client ${client} found an address: carry it to Client ${across(client)}`),
  line(`${pc}.onicecandidate = ({ candidate }) => {`),
  line("  if (!candidate) return; // there are no more"),
  line(`  console.log("Candidate from Client ${client}:", JSON.stringify(candidate));`, "candidate-found"),
  line("};"),
  line(""),
];

const collecting = () => [
  line("// Candidates go inside the description: wait until no new one has come for a while"),
  line("const gathered = (peerConnection) => new Promise((done) => {"),
  line(`  let timer = setTimeout(done, ${GATHERING_SETTLES_MS});`),
  line("  peerConnection.onicecandidate = ({ candidate }) => {"),
  line("    clearTimeout(timer);"),
  line(`    timer = setTimeout(done, candidate ? ${GATHERING_SETTLES_MS} : 0);`, "candidate-found"),
  line("  };"),
  line("});"),
  line(""),
];

/** Shows what comes on a channel. */
export const receiving = (variable: string, there: ClientName, indent = ""): Lines => [
  line(`${indent}${variable}.onmessage = ({ data }) => {`),
  line(`${indent}  console.log("Message from Client ${there}:", data);`, "message-received"),
  line(`${indent}};`),
];

/** Keeps a description, and shows it so that it can be carried. */
export const keeping = (pc: string, kind: string, client: ClientName, mode: Mode, indent = "") => [
  line(`${indent}await ${pc}.setLocalDescription(${kind});`, "setLocalDescription"),
  ...(mode === "gathered" ? [line(`${indent}await gathered(${pc});`)] : []),
  line(`${indent}// Carry this ${kind} to Client ${across(client)}`),
  line(
    `${indent}console.log("${
      kind === "offer" ? "Offer" : "Answer"
    } from Client ${client}:", JSON.stringify(${pc}.localDescription));`,
  ),
];

function offering(client: ClientName, pc: string, mode: Mode, { first }: Parts) {
  const there = across(client);
  return [
    line("// Without a channel (or media) an offer has nothing to offer"),
    ...ended(first),
    line(`const offer = await ${pc}.createOffer();`, "createOffer"),
    ...keeping(pc, "offer", client, mode),
    line(""),
    line(`// Call these with what you carried from Client ${there}`),
    line(`globalThis.answerFrom${there} = async (answer) => {`),
    line(`  await ${pc}.setRemoteDescription(answer);`, "setRemoteDescription"),
    line("};"),
  ];
}

/** Takes an offer and answers it. */
export function answering(
  client: ClientName,
  pc: string,
  mode: Mode,
  { first, between, offer }: Pick<Parts, "first" | "between" | "offer">,
) {
  const there = across(client);
  return [
    ...ended(first),
    line(`// Call these with what you carried from Client ${there}`),
    line(`globalThis.offerFrom${there} = async (offer) => {`),
    line(`  await ${pc}.setRemoteDescription(${offer});`, "setRemoteDescription"),
    ...between,
    line(`  const answer = await ${pc}.createAnswer();`, "createAnswer"),
    ...keeping(pc, "answer", client, mode, "  "),
    line("};"),
  ];
}
