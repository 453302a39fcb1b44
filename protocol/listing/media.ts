/** The listing of a client with media, or where offer and answer are exchanged more than once. */
import { across, type ClientName, type Mode, type TrackInit } from "../facts/mod.ts";
import type { Role } from "../session/mod.ts";
import { answering, keeping, line, type ListingLine, type Parts } from "./listing.ts";

type Lines = readonly ListingLine[];

/** One `addTrack` or `removeTrack`, its turn among its like from 1, and its moment in the exchange. */
export interface TrackAct {
  readonly call: "addTrack" | "removeTrack";
  readonly track: TrackInit;
  readonly nth: number;
  readonly when: "first" | "between" | "later";
}

/** Which calls a function of the code makes: `first` the offer it begins with, and so on; counted from 1. */
export type Turns = Readonly<
  Record<"first" | "again" | "answers" | "takes", Readonly<Record<string, readonly number[]>>>
>;

/** The parts of the code that media and further exchanges change. */
export function withMedia(
  client: ClientName,
  role: Role,
  mode: Mode,
  parts: Parts,
  acts: readonly TrackAct[],
  turns: Turns,
): Parts {
  const pc = `peerConnection${client}`;
  const at = (when: TrackAct["when"], indent: string) =>
    acts.filter((act) => act.when === when).flatMap((act) => acting(pc, act, indent));
  return {
    ...parts,
    helping: [...parts.helping, ...sources(client, acts), ...listening(client, pc)],
    first: [...parts.first, ...at("first", "")],
    between: [...parts.between, ...at("between", "  ")],
    later: [
      ...further(client, role, mode, pc, parts.offer, turns),
      ...parts.later,
      ...acts.filter(({ when }) => when === "later").flatMap((act, i) => [
        line(`globalThis.change${i + 1}On${client} = async () => {`),
        ...acting(pc, act, "  "),
        line("};"),
      ]),
    ],
  };
}

/** Lines with the turns of their calls: one that makes one of several calls of a name is lit by its own only. */
export const lit = (lines: Lines, turns: Readonly<Record<string, readonly number[]>>): Lines =>
  lines.map((one) => one.runs && one.nth === undefined && turns[one.runs] ? { ...one, nth: turns[one.runs] } : one);

function acting(pc: string, { call, track, nth }: TrackAct, indent: string): Lines {
  if (call === "removeTrack") {
    const sender = `senders[${track.sender ?? 0}]`;
    return [
      line(`${indent}${sender}.track.stop();`),
      line(`${indent}${pc}.removeTrack(${sender});`, "removeTrack", nth),
    ];
  }
  const source = track.source === "device"
    ? `await device("${track.kind}")`
    : `synthetic${track.kind === "video" ? "Video" : "Audio"}()`;
  return [line(`${indent}senders.push(${pc}.addTrack(${source}, stream));`, "addTrack", nth)];
}

/** The functions that make tracks, of those that are used. */
function sources(client: ClientName, acts: readonly TrackAct[]): Lines {
  const added = acts.filter(({ call }) => call === "addTrack").map(({ track }) => track);
  const uses = (source: string, kind?: string) =>
    added.some((track) => track.source === source && (!kind || track.kind === kind));
  return [
    ...(uses("synthetic", "video") ? syntheticVideo(client) : []),
    ...(uses("synthetic", "audio") ? SYNTHETIC_AUDIO : []),
    ...(uses("device") ? DEVICE : []),
    ...(added.length > 0
      ? [line("const stream = new MediaStream(); // what is sent together stays in step"), line("const senders = [];")]
      : []),
  ];
}

const syntheticVideo = (client: ClientName): Lines => [
  line("// A picture without a camera: a canvas, drawn anew ten times a second"),
  line("const syntheticVideo = () => {"),
  line('  const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });'),
  line('  const pen = canvas.getContext("2d");'),
  line("  let count = 0;"),
  line("  setInterval(() => {"),
  line("    pen.clearRect(0, 0, 320, 180);"),
  line(`    pen.fillText(\`${client} \${count++}\`, 20, 90);`),
  line("  }, 100);"),
  line("  return canvas.captureStream().getVideoTracks()[0];"),
  line("};"),
];

const SYNTHETIC_AUDIO: Lines = [
  line("// A sound without a microphone: a tone"),
  line("const syntheticAudio = () => {"),
  line("  const context = new AudioContext();"),
  line("  const tone = new OscillatorNode(context);"),
  line("  const end = new MediaStreamAudioDestinationNode(context);"),
  line("  tone.connect(end);"),
  line("  tone.start();"),
  line("  return end.stream.getAudioTracks()[0];"),
  line("};"),
];

const DEVICE: Lines = [
  line("const device = async (kind) => {"),
  line("  const given = await navigator.mediaDevices.getUserMedia({ [kind]: true });", "getUserMedia"),
  line("  return given.getTracks()[0];"),
  line("};"),
];

const listening = (client: ClientName, pc: string): Lines => [
  line(`${pc}.onnegotiationneeded = () => {`),
  line(`  console.log("Client ${client} needs a new offer");`, "negotiation-needed"),
  line("};"),
  line(`${pc}.ontrack = ({ track }) => {`),
  line("  const player = document.createElement(track.kind);"),
  line("  Object.assign(player, { autoplay: true, muted: true, controls: true });"),
  line("  player.srcObject = new MediaStream([track]);", "track-found"),
  line("  document.body.append(player);"),
  line("};"),
];

/** The functions for another offer and answer, from either side (RFC 3264 §8). */
function further(client: ClientName, role: Role, mode: Mode, pc: string, offer: string, turns: Turns): Lines {
  const there = across(client);
  const again = [
    line("// Another offer, when something has changed"),
    line(`globalThis.offerAgainFrom${client} = async () => {`),
    line(`  const offer = await ${pc}.createOffer();`, "createOffer"),
    ...keeping(pc, "offer", client, mode, "  "),
    line("};"),
  ];
  const takes = [
    line(`globalThis.answerFrom${there} = async (answer) => {`),
    line(`  await ${pc}.setRemoteDescription(answer);`, "setRemoteDescription"),
    line("};"),
  ];
  const answers = answering(client, pc, mode, { first: [], between: [], offer });
  return [
    ...lit(again, turns.again),
    ...(role === "offerer" ? lit(answers, turns.answers) : lit(takes, turns.takes)),
  ];
}
