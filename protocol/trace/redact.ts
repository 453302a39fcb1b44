/**
 * A trace that may leave the page: what tells who and where somebody is has a substitute, one for each secret in the
 * whole trace, so that it replays as the real one does. What the learner wrote stays, but for the secrets in it.
 */
import { type BlobReading, offerId, readBlob, writeBlob, type WrittenForm } from "../blob/mod.ts";
import type { SignalingMessage } from "../facts/mod.ts";
import { hides, isKey, leakOf, maskOf, RUN, secretsIn, seed } from "./secrets.ts";
import { redactAmong, type RedactionMap, substitute, substituteAddress } from "../sdp/mod.ts";
import type { Trace } from "./trace.ts";
import { count } from "../text/mod.ts";

/**
 * Redacts a trace, facts of kinds unknown here included. The map holds the secrets: do not save it with the trace.
 * Substitutes that it already has are used; no new one is among `avoided`, in small letters.
 */
export function redactTrace(trace: Trace, map: RedactionMap = new Map(), avoided: Iterable<string> = []): Trace {
  const found = secretsOfTrace(trace);
  const taken = new Set([...avoided, ...namesIn(found)]);
  seed(map, secretsIn(found), taken);
  const redactor = redactorOf(map, taken);
  redactor.rewrite(trace);
  redactor.learned();
  return redactor.rewrite(trace) as Trace;
}

/** What in a trace tells who and where somebody is, as a map of substitutes has learned it. */
export function secretsOfTrace(trace: Trace): RedactionMap {
  const found: RedactionMap = new Map();
  redactorOf(found, new Set()).rewrite(trace);
  return found;
}

/** The secrets that a map has learned, in small letters. */
export const namesIn = (map: RedactionMap): readonly string[] =>
  [...secretsIn(map)].map(({ secret }) => secret.toLowerCase());

/** `turn:user@turn.example.org:3478` (RFC 7064, RFC 7065) */
const SERVER = /\b(stuns?|turns?):((?:\/\/)?)([^\s@"'“”?]*@)?(\[[^\]\s]+\]|[^\s:?/"'“”,;\]\\…]+)/gi;
const WORD = /^[a-z]+(?:-[a-z0-9]+)*$/i;
const HOST = /[\w-]+(?:\.[\w-]+)+/g;

/** What the format itself says in words. A secret that happens to be such a word is none there. */
const FORMAT: ReadonlySet<string> = new Set(["type", "call", "machine", "state", "mode", "by", "blob", "code", "side"]);

/** Where a link leads is nobody’s business either. */
const BASE = "https://out-of-band.example/";

function redactorOf(map: RedactionMap, taken: ReadonlySet<string>) {
  const known = new Map<string, string>();
  /** How the offers of this trace are named in compact codes, before and after. */
  const offers = new Map<string, string>();
  let mask = (text: string, _free: boolean): string => text;
  let leaks = (_text: string): boolean => false;
  const made = () => new Set([...secretsIn(map)].map((one) => one.made));
  let isMade: ReadonlySet<string> = new Set();

  /** Once everything was read: what is known to be secret is found wherever it stands. */
  function learned() {
    mask = maskOf(map);
    leaks = leakOf(map);
    known.clear();
  }

  /** Any text. `free` is one that somebody wrote, in which a short secret may stand by itself. */
  function words(text: string, free = true): string {
    const key = `${free} ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const redacted = redactAmong(text, map, taken)
      .replace(SERVER, (_, scheme: string, slashes: string, user: string | undefined, host: string) => {
        const bare = host.replace(/^\[|\]$/g, "");
        return `${scheme}:${slashes}${user ? "…@" : ""}${host.replace(bare, () => place(bare))}`;
      })
      .replace(RUN, (run) => isKey(run) && !isSubstitute(run) ? substitute("key", run, map, taken) : run);
    const done = mask(redacted, free);
    known.set(key, done);
    return done;
  }

  function isSubstitute(text: string): boolean {
    if (!isMade.has(text)) isMade = made();
    return isMade.has(text);
  }

  const place = (host: string): string => isSubstitute(host) ? host : substituteAddress(host, map, taken);

  /** A server’s address, also one that does not say `stun:` or `turn:` first. */
  const url = (text: string): string => {
    const done = words(text);
    return text.search(SERVER) >= 0 ? done : done.replace(HOST, place);
  };

  function sdp(text: string): string {
    const done = words(text, false);
    offers.set(offerId(text), offerId(done));
    return done;
  }

  const message = (one: SignalingMessage): SignalingMessage => rewrite(one) as SignalingMessage;

  /** What was given to a box: as it was but for its secrets, or written anew, or, if it cannot be read, left out. */
  function pasted(text: string): string {
    const key = `pasted ${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const done = given(text);
    known.set(key, done);
    return done;
  }

  function given(text: string): string {
    const kept = words(text);
    const reading = readBlob(text);
    if (!reading.ok || reading.messages.length === 0) {
      return hides(kept, made()) || leaks(kept)
        ? `(${count(text.length, "character")} that could not be read, left out)`
        : kept;
    }
    const wanted = reading.messages.map(message);
    const again = readBlob(kept);
    const same = again.ok && JSON.stringify(again.messages) === JSON.stringify(wanted);
    return same && reading.form !== "base64" && !hides(kept, made()) && !leaks(kept)
      ? kept
      : anew(text, wanted, reading);
  }

  function anew(text: string, messages: readonly SignalingMessage[], { form, answers }: BlobReading & { ok: true }) {
    const as = form === "lines" ? "sdp" : form === "mixed" || form === "nothing" ? "json" : form ?? "json";
    const [, lesson] = /\/device\/([\w-]+)\//.exec(text) ?? [];
    const [, client] = /[?&]client=([AB])\b/.exec(text) ?? [];
    const options = {
      base: BASE,
      ...(lesson !== undefined && { lesson }),
      ...(client !== undefined && { client: client as "A" | "B" }),
      ...(answers !== undefined && { answers: offers.get(answers) ?? "000000" }),
    };
    try {
      return writeBlob(messages, as as WrittenForm, options);
    } catch {
      return writeBlob(messages, "json"); // No code holds it.
    }
  }

  function rewrite(value: unknown, name = ""): unknown {
    if (Array.isArray(value)) return value.map((one) => rewrite(one, name));
    if (typeof value === "number" && name === "port") return Number(port(value));
    if (typeof value === "string") return FORMAT.has(name) && WORD.test(value) ? value : text(value, name);
    if (typeof value !== "object" || value === null) return value;
    const isPaste = Reflect.get(value, "type") === "pasted";
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        isPaste && key === "text" && typeof one === "string" ? pasted(one) : rewrite(one, key),
      ]),
    );
  }

  const port = (n: number): string => [0, 9].includes(n) ? `${n}` : substitute("port", `${n}`, map, taken);

  function text(value: string, name: string): string {
    if (value === "") return value;
    switch (name) {
      case "sdp":
        return sdp(value);
      case "candidate":
        return words(value, false);
      case "usernameFragment":
        return substitute("ufrag", value, map, taken);
      case "address":
        return value.startsWith("(") ? value : substituteAddress(value, map, taken);
      case "url":
      case "urls":
        return url(value);
      case "username":
      case "credential":
      case "password":
        return "…";
      default:
        return words(value);
    }
  }

  return { rewrite, learned };
}
