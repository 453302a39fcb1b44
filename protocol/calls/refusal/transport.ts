/** Why a description’s transport was refused: fingerprint, ICE credentials, DTLS role, `a=rtcp-mux`. */
import type { Problem } from "../../problems/mod.ts";
import { type FindingCode, identify } from "../../sdp/mod.ts";
import { shorten } from "../../text/mod.ts";
import { atLine, type Clues, findingsIn, inSection, lineOf } from "./clues.ts";
import type { Reason } from "./sections.ts";

/** The section that Firefox counts as a level, from 0. */
const level = (clues: Clues): number => Number(/(?:at|on) level (\d+)/.exec(clues.fact.message)?.[1] ?? 0);
const at = (clues: Clues, name: string, ...codes: readonly FindingCode[]) =>
  atLine(lineOf(clues, ...codes) ?? inSection(clues, level(clues), name)).at;

const lost = (clues: Clues): Problem => {
  const codes = new Set(findingsIn(clues, "no-ufrag", "no-pwd").map(({ code }) => code));
  const told = /no ice-(ufrag|pwd)/.exec(clues.says)?.[1];
  const one = codes.size === 1 ? (codes.has("no-ufrag") ? "ufrag" : "pwd") : codes.size === 2 ? undefined : told;
  const which = one ? `a=ice-${one}` : "a=ice-ufrag and a=ice-pwd";
  return { code: "ice-credentials-missing", which, at: at(clues, "m=", "no-ufrag", "no-pwd") };
};

/** Chromium says of both, `actpass` and `holdconn`, that an answer must choose; the argument tells which it was. */
const setup = (clues: Clues, value: string | undefined): Problem => {
  if (value === "actpass") return { code: "mislabelled", kind: clues.kind, setup: value, at: at(clues, "setup") };
  if (value === "holdconn") return { code: "setup-holdconn", at: at(clues, "setup", "setup-holdconn") };
  return { code: "role-unagreed", at: undefined };
};

export const TRANSPORT: readonly Reason[] = [
  [
    /without DTLS fingerprint|no fingerprint attribute/,
    (clues) => {
      const key = clues.lines.find(({ name }) => name === "crypto");
      return key
        ? { code: "sdes-offered", ...atLine(key) }
        : { code: "fingerprint-missing", at: at(clues, "m=", "no-fingerprint") };
    },
  ],
  [
    /no supported fingerprint algorithms/,
    (clues) => {
      const line = lineOf(clues, "fingerprint-hash") ?? inSection(clues, level(clues), "fingerprint");
      const hash = shorten(line?.value.split(" ")[0] ?? "", 24);
      return { code: "fingerprint-hash-unknown", hash, at: atLine(line).at };
    },
  ],
  [/Failed to apply remote fingerprint/, () => ({ code: "fingerprint-short", at: undefined })],
  [/without ice-ufrag and ice-pwd|no ice-(?:ufrag|pwd) attribute/, lost],
  [
    /ICE (ufrag|pwd) must be between|ice-(ufrag|pwd) is too short/,
    (clues, [, one, other]) => ({
      code: "ice-credentials-length",
      which: `ice-${one ?? other}`,
      least: (one ?? other) === "ufrag" ? 4 : 22,
      at: at(clues, `ice-${one ?? other}`, (one ?? other) === "ufrag" ? "ufrag-length" : "pwd-length"),
    }),
  ],
  [
    /ICE (ufrag|pwd) must contain only/,
    (clues, [, one]) => ({
      code: "ice-credentials-characters",
      which: `ice-${one}`,
      at: atLine(clues.lines.find(({ name, value }) => name === `ice-${one}` && /[^A-Za-z0-9+/]/.test(value))).at,
    }),
  ],
  [
    /no setup attribute/,
    (clues) => {
      const unknown = lineOf(clues, "setup-unknown");
      return unknown
        ? { code: "setup-unreadable", value: shorten(unknown.value, 24), ...atLine(unknown) }
        : { code: "setup-missing", at: at(clues, "m=", "no-setup") };
    },
  ],
  [/illegal setup attribute "(\w*)"/, (clues, [, value]) => setup(clues, value)],
  [/^Answerer must use either active or passive/, (clues) => setup(clues, identify(clues.sdp).setup)],
  [
    /Failed to create transport answer/,
    (clues) => ({ ...setup(clues, identify(clues.session.remote?.sdp ?? "").setup), at: undefined }),
  ],
  [
    /rtcp-mux must be enabled|RTCP-MUX is not enabled|missing a=rtcp-mux/,
    (clues) => ({ code: "rtcp-mux-missing", at: at(clues, "m=", "no-rtcp-mux") }),
  ],
];
