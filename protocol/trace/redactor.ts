/**
 * Rewrites the values of a trace, with a substitute in the place of everything that tells who and where somebody is.
 */
import { type BlobReading, offerId, readBlob, writeBlob, type WrittenForm } from "../blob/mod.ts";
import type { ClientName, SignalingMessage } from "../facts/mod.ts";
import { redactAmong, type RedactionMap, substitute, substituteAddress } from "../sdp/mod.ts";
import { count } from "../text/mod.ts";
import { hides, isKey, leakOf, maskOf, RUN, secretsIn } from "./secrets.ts";

/** `turn:user@turn.example.org:3478` (RFC 7064, RFC 7065) */
const SERVER = /\b(stuns?|turns?):((?:\/\/)?)([^\s@"'“”?]*@)?(\[[^\]\s]+\]|[^\s:?/"'“”,;\]\\…]+)/gi;
const WORD = /^[a-z]+(?:-[a-z0-9]+)*$/i;
const HOST = /[\w-]+(?:\.[\w-]+)+/g;

/** What the format itself says in words. A secret that happens to be such a word is none there. */
const FORMAT: ReadonlySet<string> = new Set(["type", "call", "machine", "state", "mode", "by", "blob", "code", "side"]);

/** The address in the place of that which a link leads to. */
const BASE = "https://out-of-band.example/";

/**
 * Learns the secrets of a trace while it rewrites it, and knows them wherever they stand once it has learned them all.
 */
export class Redactor {
  readonly #map: RedactionMap;
  readonly #taken: ReadonlySet<string>;
  /** Texts that were rewritten before. */
  readonly #known = new Map<string, string>();
  /** How the offers of this trace are named in compact codes, before and after. */
  readonly #offers = new Map<string, string>();
  #mask = (text: string, _free: boolean): string => text;
  #leaks = (_text: string): boolean => false;
  #made: ReadonlySet<string> = new Set();

  /** Substitutes that the map has are used, and new ones put into it; none is among `taken`. */
  constructor(map: RedactionMap, taken: ReadonlySet<string>) {
    this.#map = map;
    this.#taken = taken;
  }

  /** Once everything was read: what is known to be secret is found wherever it stands. */
  learned(): void {
    this.#mask = maskOf(this.#map);
    this.#leaks = leakOf(this.#map);
    this.#known.clear();
  }

  /** Any value of a trace; `name` is that of the member that holds it. */
  rewrite(value: unknown, name = ""): unknown {
    if (Array.isArray(value)) return value.map((one) => this.rewrite(one, name));
    if (typeof value === "number" && name === "port") return Number(this.#port(value));
    if (typeof value === "string") return FORMAT.has(name) && WORD.test(value) ? value : this.#text(value, name);
    if (typeof value !== "object" || value === null) return value;
    const isPaste = Reflect.get(value, "type") === "pasted";
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        isPaste && key === "text" && typeof one === "string" ? this.#pasted(one) : this.rewrite(one, key),
      ]),
    );
  }

  #text(value: string, name: string): string {
    if (value === "") return value;
    switch (name) {
      case "sdp":
        return this.#sdp(value);
      case "candidate":
        return this.#words(value, false);
      case "usernameFragment":
        return substitute("ufrag", value, this.#map, this.#taken);
      case "address":
        return value.startsWith("(") ? value : substituteAddress(value, this.#map, this.#taken);
      case "url":
      case "urls":
        return this.#url(value);
      case "username":
      case "credential":
      case "password":
        return "…";
      default:
        return this.#words(value);
    }
  }

  /** Any text. `free` is one that somebody wrote, in which a short secret may stand by itself. */
  #words(text: string, free = true): string {
    return this.#once(`${free} ${text}`, () => {
      const redacted = redactAmong(text, this.#map, this.#taken)
        .replace(SERVER, (_, scheme: string, slashes: string, user: string | undefined, host: string) => {
          const bare = host.replace(/^\[|\]$/g, "");
          return `${scheme}:${slashes}${user ? "…@" : ""}${host.replace(bare, () => this.#place(bare))}`;
        })
        .replace(
          RUN,
          (run) => isKey(run) && !this.#isSubstitute(run) ? substitute("key", run, this.#map, this.#taken) : run,
        );
      return this.#mask(redacted, free);
    });
  }

  #once(key: string, rewrite: () => string): string {
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    const done = rewrite();
    this.#known.set(key, done);
    return done;
  }

  #substitutes(): ReadonlySet<string> {
    return new Set([...secretsIn(this.#map)].map((one) => one.made));
  }

  #isSubstitute(text: string): boolean {
    if (!this.#made.has(text)) this.#made = this.#substitutes();
    return this.#made.has(text);
  }

  #place(host: string): string {
    return this.#isSubstitute(host) ? host : substituteAddress(host, this.#map, this.#taken);
  }

  #port(n: number): string {
    return [0, 9].includes(n) ? `${n}` : substitute("port", `${n}`, this.#map, this.#taken);
  }

  /** A server’s address, also one that does not say `stun:` or `turn:` first. */
  #url(text: string): string {
    const done = this.#words(text);
    return text.search(SERVER) >= 0 ? done : done.replace(HOST, (host) => this.#place(host));
  }

  #sdp(text: string): string {
    const done = this.#words(text, false);
    this.#offers.set(offerId(text), offerId(done));
    return done;
  }

  /** What was given to a box: as it was but for its secrets, or written anew, or, if it cannot be read, left out. */
  #pasted(text: string): string {
    return this.#once(`pasted ${text}`, () => {
      const kept = this.#words(text);
      const hidesSecrets = () => hides(kept, this.#substitutes()) || this.#leaks(kept);
      const reading = readBlob(text);
      if (!reading.ok || reading.messages.length === 0) {
        return hidesSecrets() ? `(${count(text.length, "character")} that could not be read, left out)` : kept;
      }
      const wanted = reading.messages.map((message) => this.rewrite(message) as SignalingMessage);
      const again = readBlob(kept);
      const isSame = again.ok && JSON.stringify(again.messages) === JSON.stringify(wanted);
      const isFit = isSame && reading.form !== "base64" && !hidesSecrets();
      return isFit ? kept : this.#written(text, wanted, reading);
    });
  }

  /** The messages of a pasted text, in the form that it had. */
  #written(text: string, messages: readonly SignalingMessage[], { form, answers }: BlobReading & { ok: true }): string {
    const as = form === "lines" ? "sdp" : form === "mixed" || form === "nothing" ? "json" : form ?? "json";
    const [, lesson] = /\/device\/([\w-]+)\//.exec(text) ?? [];
    const [, client] = /[?&]client=([AB])\b/.exec(text) ?? [];
    const options = {
      base: BASE,
      ...(lesson !== undefined && { lesson }),
      ...(client !== undefined && { client: client as ClientName }),
      ...(answers !== undefined && { answers: this.#offers.get(answers) ?? "000000" }),
    };
    try {
      return writeBlob(messages, as satisfies WrittenForm, options);
    } catch {
      return writeBlob(messages, "json"); // No code holds it.
    }
  }
}
