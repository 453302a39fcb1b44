/** The measured mistakes, each made again on captured descriptions. It holds no test itself. */
import { originOf } from "../../../protocol/calls/origin.ts";
import type { BlobReading } from "../../../protocol/blob/reading.ts";
import type { Argument, Call, Description, SignalingMessage } from "../../../protocol/facts/mod.ts";
import type { Session } from "../../../protocol/session/mod.ts";
import { BREAKS } from "./breaks.ts";
import { type Browser, capture, conversation, is, keeps, made, opened, sessionOf, takes } from "./mod.ts";

/** An exception as it was measured; `then` names the later call that threw it. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly line?: number;
  readonly then?: Call;
}
/** One case of `mistakes.json`; `null` where the browser accepted it. */
export interface Case {
  readonly mistake: string;
  readonly case: string;
  /** Accepted by both browsers, and it works. */
  readonly harmless: boolean;
  readonly chromium: Thrown | null;
  readonly firefox: Thrown | null;
}
export const CASES: readonly Case[] = JSON.parse(
  Deno.readTextFileSync(new URL("../../fixtures/mistakes.json", import.meta.url)),
);
export const thrownBy = (one: Case, browser: Browser): Thrown | null =>
  browser === "chromium-156" ? one.chromium : one.firefox;

/** A mistake about to be made: the client, and the call with its argument. */
export interface Scene {
  readonly here: Session;
  readonly call: Call;
  readonly argument?: Argument;
}

const other = (browser: Browser): Browser => browser === "chromium-156" ? "firefox-153" : "chromium-156";
const described = (type: Description["type"], sdp: string): Description => ({ type, sdp });
const fresh = (client: "A" | "B") => sessionOf(client, opened);
const apply = (here: Session, argument: unknown): Scene => ({
  here,
  call: "setRemoteDescription",
  ...(argument !== undefined && { argument: argument as Argument }),
});

/** The text of a description cut into its session part and its sections. */
const parts = (sdp: string): string[] => sdp.split(/^(?=m=)/m);
const media = (browser: Browser) => ({
  offer: described("offer", capture(browser, "audio-video-data.offerer.gathered.offer.sdp")),
  answer: described("answer", capture(browser, "audio-video-data.answerer.gathered.answer.sdp")),
});

/** The scene of a case, where it is one of this project's: `decode.*` happens before any description is there. */
export function sceneOf({ case: name }: Case, browser: Browser): Scene | undefined {
  const [family, rest] = [name.split(".")[0], name.slice(name.indexOf(".") + 1)];
  const broken = BREAKS[name];
  if (broken) {
    const base = capture(
      browser,
      `${broken.base}.gathered.${broken.base.endsWith("answerer") ? "answer" : "offer"}.sdp`,
    );
    const sdp = broken.make(base);
    if (!broken.base.endsWith("answerer")) return apply(fresh("B"), described("offer", sdp));
    const offer = capture(browser, `${broken.base.replace("answerer", "offerer")}.gathered.offer.sdp`);
    return apply(sessionOf("A", opened, keeps(described("offer", offer))), described("answer", sdp));
  }
  if (family === "role") return role(rest, browser);
  if (family === "closed") return closedAt(rest);
  if (family === "mline") return sections(rest, browser);
  if (family === "cand") return candidate(rest, browser);
  if (family === "local") return own(rest, browser);
  if (family === "dc") {
    return { here: fresh("A"), call: rest.startsWith("send") ? "send" : "createDataChannel", argument: "x" };
  }
  if (family === "config") return { here: sessionOf("A"), call: "RTCPeerConnection" };
}

function role(name: string, browser: Browser): Scene | undefined {
  const { offer, answer } = conversation(browser);
  const foreign = conversation(other(browser)).offer;
  const [offerer, asked] = [sessionOf("A", opened, keeps(offer)), sessionOf("B", opened, takes(offer))];
  const answerer = sessionOf("B", opened, takes(offer), keeps(answer));
  const scenes: Record<string, Scene> = {
    "answer-in-stable": apply(fresh("A"), answer),
    "own-offer-pasted-back": apply(offerer, offer),
    "own-answer-pasted-back": apply(answerer, answer),
    "offer-where-answer-expected-as-offer": apply(offerer, foreign),
    "glare-both-offer-implicit-rollback": apply(offerer, foreign),
    "offer-where-answer-expected-forced-type": apply(offerer, { ...foreign, type: "answer" }),
    "answer-where-offer-expected-forced-type": apply(fresh("A"), { ...answer, type: "offer" }),
    "answer-twice": apply(sessionOf("A", opened, keeps(offer), takes(answer)), answer),
    "createAnswer-in-stable": { here: fresh("B"), call: "createAnswer" },
    "createAnswer-in-have-local-offer": { here: offerer, call: "createAnswer" },
    "createOffer-in-have-remote-offer-then-setLocal": { here: asked, call: "createOffer" },
    "setLocal-answer-in-stable": { here: fresh("A"), call: "setLocalDescription", argument: answer },
    "setLocal-offer-in-have-remote-offer": { here: asked, call: "setLocalDescription", argument: offer },
    "setLocal-foreign-offer": { here: fresh("A"), call: "setLocalDescription", argument: foreign },
    "rollback-in-stable": { here: fresh("A"), call: "setLocalDescription", argument: described("rollback", "") },
    "missing-type": apply(fresh("B"), { sdp: offer.sdp }),
    "bad-type": apply(fresh("B"), { type: "ofer", sdp: offer.sdp }),
    "type-capitalised": apply(fresh("B"), { type: "Offer", sdp: offer.sdp }),
    "null": apply(fresh("B"), null),
    "undefined": apply(fresh("B"), undefined),
    "sdp-missing": apply(fresh("B"), { type: "offer" }),
    "string-instead-of-object": apply(fresh("B"), offer.sdp),
    "json-string-instead-of-object": apply(fresh("B"), JSON.stringify(offer)),
    "pranswer-in-have-local-offer": apply(offerer, { ...answer, type: "pranswer" }),
  };
  return scenes[name];
}

function closedAt(name: string): Scene {
  const closed = sessionOf("A", opened, made("close", undefined, is(["signaling", "closed"], ["channel", "closed"])));
  const call = { "dc-send": "send" }[name] ?? name;
  return { here: closed, call: call as Call };
}

function sections(name: string, browser: Browser): Scene | undefined {
  const { offer, answer } = media(browser);
  const [top, first, ...more] = parts(answer.sdp);
  const [start, one, ...rest] = parts(offer.sdp);
  const data = conversation(browser);
  const offerer = sessionOf("A", opened, keeps(offer));
  const live = sessionOf("B", opened, takes(offer), keeps(answer));
  const up = is(["connection", "connected"], ["dtls", "connected"]);
  const connected = sessionOf("B", opened, takes(data.offer), keeps(data.answer), () => up);
  const answers = (sdp: string) => apply(offerer, described("answer", sdp));
  const scenes: Record<string, Scene> = {
    "answer-fewer": answers([top, first].join("")),
    "answer-more": apply(sessionOf("A", opened, keeps(data.offer)), answer),
    "answer-reordered": answers([top, ...more, first].join("")),
    "answer-mid-renamed": answers(answer.sdp.replace(/^a=mid:0\r$/m, "a=mid:foo\r")),
    "answer-kind-changed": answers(answer.sdp.replace(/^m=audio/m, "m=video")),
    "answer-for-other-offer-shape": apply(offerer, data.answer),
    "subsequent-offer-reordered": apply(live, described("offer", [start, ...rest, one].join(""))),
    "subsequent-offer-fewer": apply(live, described("offer", [start, one].join(""))),
    "old-offer-replayed-into-connected": apply(connected, conversation(other(browser)).offer),
  };
  return scenes[name];
}

function candidate(name: string, browser: Browser): Scene | undefined {
  const { offer, answer, offered } = conversation(browser);
  const init = offered[0]!;
  const here = sessionOf("B", opened, takes(offer), keeps(answer));
  const plain = "candidate:1 1 udp 2113937151 192.0.2.1 50000 typ host";
  const tcp = "candidate:1 1 tcp 1518280447 192.0.2.1 50000 typ host";
  const bare = { candidate: plain, sdpMid: "0" };
  const arguments_: Record<string, unknown> = {
    "before-remote-description": init,
    "wrong-mid": { ...init, sdpMid: "9" },
    "wrong-mid-no-index": { candidate: init.candidate, sdpMid: "9" },
    "wrong-index": { candidate: init.candidate, sdpMLineIndex: 5 },
    "no-mid-no-index": { candidate: init.candidate },
    "null-mid-null-index": { candidate: init.candidate, sdpMid: null, sdpMLineIndex: null },
    "mid-only": { candidate: init.candidate, sdpMid: "0" },
    "index-only": { candidate: init.candidate, sdpMLineIndex: 0 },
    "wrong-usernameFragment": { ...bare, usernameFragment: "zzzz" },
    "wrong-ufrag-extension": { ...bare, candidate: `${plain} ufrag zzzz` },
    "string": init.candidate,
    "event-shape": { candidate: init },
    "offer-object": offer,
    "empty-object": {},
    "garbage": { ...bare, candidate: "hello" },
    "no-prefix": { ...bare, candidate: plain.slice("candidate:".length) },
    "two-lines": { ...bare, candidate: `${plain}\r\na=${plain}` },
    "truncated": { ...bare, candidate: plain.slice(0, 40) },
    "sdp-line-with-a": { ...bare, candidate: `a=${plain}` },
    "with-crlf": { ...bare, candidate: `${plain}\r\n` },
    "bad-port": { ...bare, candidate: plain.replace("50000", "99999") },
    "port-0": { ...bare, candidate: plain.replace("50000", "0") },
    "bad-ip": { ...bare, candidate: plain.replace("192.0.2.1", "999.0.2.1") },
    "public-hostname": { ...bare, candidate: plain.replace("192.0.2.1", "host.example") },
    "mdns-unresolvable": { ...bare, candidate: plain.replace("192.0.2.1", "nobody.local") },
    "bad-transport": { ...bare, candidate: plain.replace("udp", "sctp") },
    "bad-type": { ...bare, candidate: plain.replace("host", "banana") },
    "priority-overflow": { ...bare, candidate: plain.replace("2113937151", "4294967296") },
    "component-2": { ...bare, candidate: plain.replace(":1 1", ":1 2") },
    "component-9": { ...bare, candidate: plain.replace(":1 1", ":1 9") },
    "tcp-no-tcptype": { ...bare, candidate: tcp },
    "udp-with-tcptype": { ...bare, candidate: `${plain} tcptype passive` },
    "loopback": { ...bare, candidate: plain.replace("192.0.2.1", "127.0.0.1") },
    "restricted-port-53": { ...bare, candidate: plain.replace("50000", "53") },
    "duplicate-own": init,
    "empty-string": { candidate: "", sdpMid: "0" },
    "empty-string-no-mid": { candidate: "" },
    "null": null,
    "undefined": undefined,
  };
  const twice = sessionOf("B", opened, takes(offer), keeps(answer), made("addIceCandidate", init));
  const argument = arguments_[name] as Argument | undefined;
  return {
    here: name === "before-remote-description" ? fresh("B") : name === "duplicate-own" ? twice : here,
    call: "addIceCandidate",
    ...(argument !== undefined && { argument }),
  };
}

function own(name: string, browser: Browser): Scene {
  const { offer } = conversation(browser);
  const here = sessionOf("A", opened, made("createOffer", undefined, [], offer));
  const edits: Record<string, string> = {
    "stale-offer": offer.sdp,
    "munge-add-candidate": `${offer.sdp}a=candidate:1 1 udp 1 192.0.2.1 5000 typ host\r\n`,
  };
  const sdp = edits[name] ?? offer.sdp.replace("s=-", "s=edited");
  return { here, call: "setLocalDescription", argument: described("offer", sdp) };
}

/** A scene's argument as a blob that was read, or `undefined` where it is none. */
export function readingOf({ here, argument }: Scene): (BlobReading & { ok: true }) | undefined {
  const given = argument as Partial<Description> & Partial<{ candidate: unknown }> | null | undefined;
  if (typeof given !== "object" || given === null) return undefined;
  const { type, sdp, candidate } = given;
  const messages: SignalingMessage[] = [];
  if (type && typeof sdp === "string") messages.push({ kind: "description", type, sdp });
  else if (candidate === "") messages.push({ ...given, kind: "end-of-candidates" } as SignalingMessage);
  else if (typeof candidate === "string") messages.push({ ...given, kind: "candidate" } as SignalingMessage);
  return messages.length > 0 ? { ok: true, messages, repairs: [], origin: originOf(messages, { here }) } : undefined;
}
