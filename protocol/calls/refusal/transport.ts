/** Why a description’s transport was refused: fingerprint, ICE credentials, DTLS role, `a=rtcp-mux`. */
import { atLine } from "../check.ts";
import type { Problem } from "../../problems/mod.ts";
import { type FindingCode, identify } from "../../sdp/mod.ts";
import { shorten } from "../../text/mod.ts";
import { findingsIn, inSection, lineWithFinding, type RefusalRule, type RefusedCall } from "./refused-call.ts";

/** The section that Firefox counts as a level, from 0. */
const level = (refused: RefusedCall): number => Number(/(?:at|on) level (\d+)/.exec(refused.fact.message)?.[1] ?? 0);
const at = (refused: RefusedCall, name: string, ...codes: readonly FindingCode[]) =>
  atLine(lineWithFinding(refused, ...codes) ?? inSection(refused, level(refused), name)).at;

const lost = (refused: RefusedCall): Problem => {
  const codes = new Set(findingsIn(refused, "no-ufrag", "no-pwd").map(({ code }) => code));
  const told = /no ice-(ufrag|pwd)/.exec(refused.says)?.[1];
  const one = codes.size === 1 ? (codes.has("no-ufrag") ? "ufrag" : "pwd") : codes.size === 2 ? undefined : told;
  const which = one ? `a=ice-${one}` : "a=ice-ufrag and a=ice-pwd";
  return { code: "ice-credentials-missing", which, at: at(refused, "m=", "no-ufrag", "no-pwd") };
};

/** The problem of an `a=setup` that an answer may not have: Chromium says the same of `actpass` and of `holdconn`. */
const setup = (refused: RefusedCall, value: string | undefined): Problem => {
  if (value === "actpass") return { code: "mislabelled", kind: refused.kind, setup: value, at: at(refused, "setup") };
  if (value === "holdconn") return { code: "setup-holdconn", at: at(refused, "setup", "setup-holdconn") };
  return { code: "role-unagreed", at: undefined };
};

/** Rules for the transport. */
export const TRANSPORT: readonly RefusalRule[] = [
  [
    /without DTLS fingerprint|no fingerprint attribute/,
    (refused) => {
      const key = refused.lines.find(({ name }) => name === "crypto");
      return key
        ? { code: "sdes-offered", ...atLine(key) }
        : { code: "fingerprint-missing", at: at(refused, "m=", "no-fingerprint") };
    },
  ],
  [
    /no supported fingerprint algorithms/,
    (refused) => {
      const line = lineWithFinding(refused, "fingerprint-hash") ?? inSection(refused, level(refused), "fingerprint");
      const hash = shorten(line?.value.split(" ")[0] ?? "", 24);
      return { code: "fingerprint-hash-unknown", hash, at: atLine(line).at };
    },
  ],
  [/Failed to apply remote fingerprint/, () => ({ code: "fingerprint-short", at: undefined })],
  [/without ice-ufrag and ice-pwd|no ice-(?:ufrag|pwd) attribute/, lost],
  [
    /ICE (ufrag|pwd) must be between|ice-(ufrag|pwd) is too short/,
    (refused, [, one, other]) => ({
      code: "ice-credentials-length",
      which: `ice-${one ?? other}`,
      least: (one ?? other) === "ufrag" ? 4 : 22,
      at: at(refused, `ice-${one ?? other}`, (one ?? other) === "ufrag" ? "ufrag-length" : "pwd-length"),
    }),
  ],
  [
    /ICE (ufrag|pwd) must contain only/,
    (refused, [, one]) => ({
      code: "ice-credentials-characters",
      which: `ice-${one}`,
      at: atLine(refused.lines.find(({ name, value }) => name === `ice-${one}` && /[^A-Za-z0-9+/]/.test(value))).at,
    }),
  ],
  [
    /no setup attribute/,
    (refused) => {
      const unknown = lineWithFinding(refused, "setup-unknown");
      return unknown
        ? { code: "setup-unreadable", value: shorten(unknown.value, 24), ...atLine(unknown) }
        : { code: "setup-missing", at: at(refused, "m=", "no-setup") };
    },
  ],
  [/illegal setup attribute "(\w*)"/, (refused, [, value]) => setup(refused, value)],
  [/^Answerer must use either active or passive/, (refused) => setup(refused, identify(refused.sdp).setup)],
  [
    /Failed to create transport answer/,
    (refused) => ({ ...setup(refused, identify(refused.session.remote?.sdp ?? "").setup), at: undefined }),
  ],
  [
    /rtcp-mux must be enabled|RTCP-MUX is not enabled|missing a=rtcp-mux/,
    (refused) => ({ code: "rtcp-mux-missing", at: at(refused, "m=", "no-rtcp-mux") }),
  ],
];
