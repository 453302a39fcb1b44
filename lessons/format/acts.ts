/** The acts of a step’s solution: what a hand does that follows the text, one act a line. */
import { FORMS } from "../../protocol/blob/mod.ts";
import { across, BUTTONS, type ClientName, MACHINES } from "../../protocol/facts/mod.ts";
import type { Act } from "../../protocol/goals/mod.ts";
import { NETWORK_ACT_FORMS, readNetworkAct } from "./network-acts.ts";

/** How an act is written, for authors and for what refuses one. */
export const ACT_FORMS: readonly string[] = [
  "A createOffer",
  "A carry offer",
  "A carry offer into A",
  "A edit candidate 1: udp → udq",
  "A leaves out of offer: a=mid a=group",
  "A puts back offer",
  "A add video",
  "A option maxRetransmits 0",
  "A say hello",
  "A say hello on channel 2",
  "A sends 100 messages",
  "A sends 100 messages on channel 2",
  'A pastes {"type":"rollback","sdp":""}',
  "A gives it as it is",
  "A waits for connection connected",
  "mode gathered",
  "form compact",
  "program broadcast",
  "other page opens",
  "other page B createAnswer",
  "reset",
  ...NETWORK_ACT_FORMS,
];

/** Reads one act; `undefined` where it is none. */
export function readAct(text: string): Act | undefined {
  if (text === "reset") return { act: "reset" };
  if (text === "servers of the box") return { act: "servers" };
  if (text === "peer of glass") return { act: "glass" };
  const policy = /^policy (all|relay)$/.exec(text)?.[1];
  if (policy) return { act: "policy", policy };
  const mode = /^mode (trickle|gathered)$/.exec(text)?.[1];
  if (mode === "trickle" || mode === "gathered") return { act: "mode", mode };
  const form = FORMS.find((one) => text === `form ${one}`);
  if (form) return { act: "form", form };
  const program = /^program (hands|broadcast|websocket)$/.exec(text)?.[1];
  if (program === "hands" || program === "broadcast" || program === "websocket") return { act: "program", program };
  const elsewhere = /^other page (.+)$/.exec(text)?.[1];
  if (elsewhere === "opens" || elsewhere === "closes") return { act: "other", does: elsewhere };
  if (elsewhere !== undefined) {
    const does = readAct(elsewhere);
    return does?.act === "press" ? { act: "other", does } : undefined;
  }
  const [, who, rest = ""] = /^(A|B) (.+)$/.exec(text) ?? [];
  if (!who) return undefined;
  const client: ClientName = who === "B" ? "B" : "A";
  const call = BUTTONS.find((one) => one === rest);
  if (call) return { act: "press", client, call };
  if (rest === "gives it as it is") return { act: "as-it-is", client };
  const [isBurst, channel] = /^sends 100 messages(?: on (channel \d+))?$/.exec(rest) ?? [];
  if (isBurst) return { act: "burst", client, ...(channel && { channel }) };
  const [, verb, what] = /^(carry|edit|leaves out of|puts back|add|option|say|pastes|waits for) (.+)$/.exec(rest) ?? [];
  switch (verb) {
    case "carry": {
      const [, card, into] = /^(.+?)(?: into (A|B))?$/.exec(what)!;
      return { act: "carry", client, card, into: into === "A" || into === "B" ? into : across(client) };
    }
    case "edit": {
      const [, card, from, to] = /^(.+?): (.+) → (.*)$/.exec(what) ?? [];
      return card ? { act: "edit", client, card, from, to } : undefined;
    }
    case "leaves out of": {
      const [, card, lines] = /^(.+?): (.+)$/.exec(what) ?? [];
      return card ? { act: "leave-out", client, card, lines: lines.split(" ") } : undefined;
    }
    case "puts back":
      return { act: "put-back", client, card: what };
    case "add":
      return what === "video" || what === "audio" ? { act: "add", client, kind: what } : undefined;
    case "option": {
      const [, name, value] = /^(\w+) (.+)$/.exec(what) ?? [];
      return name ? { act: "option", client, name, value } : undefined;
    }
    case "say": {
      const [, words, channel] = /^(.+?)(?: on (channel \d+))?$/.exec(what)!;
      return { act: "say", client, words, ...(channel && { channel }) };
    }
    case "pastes":
      return { act: "paste", client, text: what };
    case "waits for": {
      const [, name, state] = /^(\w+) ([\w-]+)$/.exec(what) ?? [];
      const machine = MACHINES.find((one) => one === name);
      return machine ? { act: "wait", client, machine, state } : undefined;
    }
    default:
      return readNetworkAct(client, rest);
  }
}
