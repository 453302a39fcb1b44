/** The JavaScript that a client runs: the same calls as the bench makes, in the same order. */
import { across, type Call, type ClientName, type Mode } from "./fact.ts";
import type { Happening } from "./session/mod.ts";

export type Role = "offerer" | "answerer";

/** One line; `runs` names what lights it: a call, or an event that its function handles. */
export interface ListingLine {
  readonly code: string;
  readonly runs?: Call | Happening;
}

/** Milliseconds without a new candidate after which a description is taken to hold them all. */
export const QUIET = 2500;

const line = (code: string, runs?: Call | Happening): ListingLine => runs ? { code, runs } : { code };

/**
 * The whole listing of one client. It runs as a module script, or pasted into a browser's console: what is carried
 * from here is logged, what arrives is handed to the functions at the end.
 */
export function listing(client: ClientName, role: Role, mode: Mode): readonly ListingLine[] {
  const there = across(client);
  const pc = `peerConnection${client}`;
  const channel = role === "offerer" ? "dataChannel" : "receiveChannel";
  const lines = [
    line(`const ${pc} = new RTCPeerConnection();`, "RTCPeerConnection"),
    line(""),
    ...(mode === "trickle" ? trickling(client, pc) : collecting()),
    ...(role === "offerer" ? offering(client, pc, mode) : answering(client, pc, mode)),
    line(`globalThis.candidateFrom${there} = async (candidate) => {`),
    line(`  await ${pc}.addIceCandidate(candidate);`, "addIceCandidate"),
    line("};"),
    line(`globalThis.messageTo${there} = (text) => {`),
    line(`  ${channel}.send(text);`, "send"),
    line("};"),
  ];
  return lines;
}

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
  line(`  let timer = setTimeout(done, ${QUIET});`),
  line("  peerConnection.onicecandidate = ({ candidate }) => {"),
  line("    clearTimeout(timer);"),
  line(`    timer = setTimeout(done, candidate ? ${QUIET} : 0);`, "candidate-found"),
  line("  };"),
  line("});"),
  line(""),
];

const receiving = (variable: string, there: ClientName, indent = "") => [
  line(`${indent}${variable}.onmessage = ({ data }) => {`),
  line(`${indent}  console.log("Message from Client ${there}:", data);`, "message-received"),
  line(`${indent}};`),
];

const keeping = (pc: string, kind: string, client: ClientName, mode: Mode, indent = "") => [
  line(`${indent}await ${pc}.setLocalDescription(${kind});`, "setLocalDescription"),
  ...(mode === "gathered" ? [line(`${indent}await gathered(${pc});`)] : []),
  line(`${indent}// Carry this ${kind} to Client ${across(client)}`),
  line(
    `${indent}console.log("${
      kind === "offer" ? "Offer" : "Answer"
    } from Client ${client}:", JSON.stringify(${pc}.localDescription));`,
  ),
];

function offering(client: ClientName, pc: string, mode: Mode) {
  const there = across(client);
  return [
    line("// Without a channel (or media) an offer has nothing to offer"),
    line(`const dataChannel = ${pc}.createDataChannel("channel");`, "createDataChannel"),
    ...receiving("dataChannel", there),
    line(""),
    line(`const offer = await ${pc}.createOffer();`, "createOffer"),
    ...keeping(pc, "offer", client, mode),
    line(""),
    line(`// Call these with what you carried from Client ${there}`),
    line(`globalThis.answerFrom${there} = async (answer) => {`),
    line(`  await ${pc}.setRemoteDescription(answer);`, "setRemoteDescription"),
    line("};"),
  ];
}

function answering(client: ClientName, pc: string, mode: Mode) {
  const there = across(client);
  return [
    line("let receiveChannel;"),
    line(`${pc}.ondatachannel = ({ channel }) => {`),
    line("  receiveChannel = channel;", "channel-found"),
    ...receiving("receiveChannel", there, "  "),
    line("};"),
    line(""),
    line(`// Call these with what you carried from Client ${there}`),
    line(`globalThis.offerFrom${there} = async (offer) => {`),
    line(`  await ${pc}.setRemoteDescription(offer);`, "setRemoteDescription"),
    line(`  const answer = await ${pc}.createAnswer();`, "createAnswer"),
    ...keeping(pc, "answer", client, mode, "  "),
    line("};"),
  ];
}
