/** The listing of a client whose offers and answers go through a data channel. */
import { across, type ClientName, type Mode, RELAY_LABEL } from "../facts/mod.ts";
import { line, type ListingLine } from "./listing.ts";

type Lines = readonly ListingLine[];

/** Which sends and which messages are signaling, and which are talk; counted from 1. */
export interface RelayTurns {
  readonly sent: readonly number[];
  readonly said: readonly number[];
  readonly came: readonly number[];
  readonly heard: readonly number[];
}

/** The listing, in which every channel is in a list, with what signals on one of them. */
export function withRelay(client: ClientName, mode: Mode, lines: Lines, turns: RelayTurns): Lines {
  return lines.flatMap((one): Lines => {
    if (one.code === "const listen = (channel) => {") return [...signaling(client, mode, turns), one];
    if (one.code === "  channels.push(channel);") {
      return [one, line(`  if (channel.label === "${RELAY_LABEL}") return void (channel.onmessage = signaled);`)];
    }
    if (one.runs === "send") return [{ ...one, nth: turns.said }];
    if (one.runs === "message-received") return [{ ...one, nth: turns.heard }];
    const [, indent] = /^( *)console\.log\("(?:Offer|Answer) from/.exec(one.code) ?? [];
    return indent === undefined ? [one] : [one, line(`${indent}signal(peerConnection${client}.localDescription);`)];
  });
}

function signaling(client: ClientName, mode: Mode, { sent, came }: RelayTurns): Lines {
  const there = across(client);
  return [
    line("// Signaling through a channel of its own; until it is open, everything is carried by hand"),
    line("const signal = (message) => {"),
    line(`  const isOpen = ({ label, readyState }) => label === "${RELAY_LABEL}" && readyState === "open";`),
    { ...line("  channels.find(isOpen)?.send(JSON.stringify(message));", "send"), nth: sent },
    line("};"),
    ...(mode === "trickle"
      ? [
        line(`peerConnection${client}.addEventListener("icecandidate", ({ candidate }) => {`),
        line("  if (candidate) signal(candidate);"),
        line("});"),
      ]
      : []),
    line("const signaled = async ({ data }) => {"),
    { ...line("  const message = JSON.parse(data);", "message-received"), nth: came },
    line(`  if (message.type === "offer") await offerFrom${there}(message);`),
    line(`  else if (message.type === "answer") await answerFrom${there}(message);`),
    line(`  else await candidateFrom${there}(message);`),
    line("};"),
  ];
}
