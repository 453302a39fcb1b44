/** The listing of a client for which something was chosen: a configuration, channels, withheld candidates. */
import { across, type ChannelInit, type ClientName, type Configuration } from "../facts/mod.ts";
import type { Role } from "../session/mod.ts";
import { line, type ListingLine, type Parts, plain, receiving } from "./listing.ts";

/** A channel that a client makes: before its description, between the offer and the answer, or after both. */
export interface MadeChannel {
  readonly with: ChannelInit | string;
  readonly when: "first" | "between" | "later";
}

/** The setup of one client: what was chosen for it. */
export interface Setup {
  /** In it, secrets are `…`. */
  readonly configuration?: Configuration;
  readonly channels: readonly MadeChannel[];
  /** Whether channels are told apart by their place in a list. */
  readonly several: boolean;
  /** Whether the other client's channels are listened for. */
  readonly finds: boolean;
  /** Whether an offer's candidates wait until its answer is on its way. */
  readonly withholds?: boolean;
}

/** The parts of the listing that follow from what was chosen. */
export function chosen(client: ClientName, role: Role, setup: Setup): Parts {
  const { configuration, several, finds, withholds } = setup;
  const pc = `peerConnection${client}`;
  const there = across(client);
  const usual = plain(client, role);
  const make = (when: MadeChannel["when"], indent = "") => making(setup, pc, there, when, indent);
  const later = make("later", "  ");
  return {
    constructing: configuration ? constructing(pc, configuration) : usual.constructing,
    helping: [...(several ? listening(there) : []), ...(withholds ? WITHHOLDING : [])],
    finding: !finds
      ? []
      : several
      ? [line(`${pc}.ondatachannel = ({ channel }) => {`), line("  listen(channel);", "channel-found"), line("};")]
      : plain(client, "answerer").finding,
    first: make("first"),
    between: make("between", "  "),
    later: [
      ...(withholds ? releasing(pc, there) : []),
      ...(later.length > 0 ? [line(`globalThis.laterOn${client} = () => {`), ...later, line("};")] : []),
    ],
    offer: withholds ? "withhold(offer)" : "offer",
    sending: several ? ["text, index = 0", "channels[index]"] : usual.sending,
  };
}

/** An object as one writes it in code; JSON would quote its names. */
const literal = (object: object): string =>
  `{ ${Object.entries(object).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(", ")} }`;

const YOURS = " // write your own: they are kept out of this code";

function constructing(pc: string, { iceServers, ...rest }: Configuration): readonly ListingLine[] {
  const servers = iceServers?.map((server) => line(`    ${literal(server)},${server.credential ? YOURS : ""}`));
  return [
    line(`const ${pc} = new RTCPeerConnection({`, "RTCPeerConnection"),
    ...(servers ? [line("  iceServers: ["), ...servers, line("  ],")] : []),
    ...Object.entries(rest).map(([name, value]) => line(`  ${name}: ${JSON.stringify(value)},`)),
    line("});"),
  ];
}

/** The lines that make the channels of one moment. */
function making(
  { channels, several }: Setup,
  pc: string,
  there: ClientName,
  when: MadeChannel["when"],
  indent: string,
) {
  return channels.flatMap((made, i) => {
    if (made.when !== when) return [];
    const { label, ...options } = typeof made.with === "string" ? { label: made.with } : made.with;
    const more = Object.keys(options).length > 0 ? `, ${literal(options)}` : "";
    const call = `${pc}.createDataChannel(${JSON.stringify(label)}${more})`;
    return several ? [line(`${indent}listen(${call});`, "createDataChannel", i + 1)] : [
      line(`${indent}const dataChannel = ${call};`, "createDataChannel"),
      ...receiving("dataChannel", there, indent),
    ];
  });
}

const listening = (there: ClientName) => [
  line("const channels = []; // in the order in which they came"),
  line("const listen = (channel) => {"),
  line("  channels.push(channel);"),
  ...receiving("channel", there, "  "),
  line("};"),
];

/**
 * Candidates of the offer wait until the answer is on its way: an answerer that has them starts its checks, and its
 * browser waits for the answer to be carried only so long (docs/browsers.md, “How long may a human take?”).
 */
const WITHHOLDING = [
  line("// The offer's candidates wait until its answer is on its way: this client would not wait for your hand"),
  line("const withheld = [];"),
  line("const withhold = ({ type, sdp }) => {"),
  line("  let sdpMLineIndex = -1;"),
  line("  const lines = sdp.split(/(?<=\\n)/).filter((line) => {"),
  line('    if (line.startsWith("m=")) sdpMLineIndex++;'),
  line("    if (!/^a=(candidate:|end-of-candidates)/.test(line)) return true;"),
  line('    const candidate = line.includes("candidate:") ? line.slice(2).trim() : "";'),
  line("    withheld.push({ candidate, sdpMLineIndex });"),
  line("    return false;"),
  line("  });"),
  line('  return { type, sdp: lines.join("") };'),
  line("};"),
];

const releasing = (pc: string, there: ClientName) => [
  line(`globalThis.answerIsOnItsWayTo${there} = async () => {`),
  line("  for (const candidate of withheld.splice(0)) {"),
  line(`    await ${pc}.addIceCandidate(candidate);`, "addIceCandidate"),
  line("  }"),
  line("};"),
];
