/** What came back from a server, in words. */
import assert from "node:assert/strict";
import { errorInWords } from "../../../protocol/ice/server-errors.ts";
import type { Heard } from "../../../protocol/ice/server-trial.ts";
import { trialText } from "../../../protocol/ice/servers.ts";

const STUN = "stun:192.0.2.1:3478";
const TURN = "turn:192.0.2.1:3478";
const found = (kind: string, address: string, url?: string): Heard => ({
  type: "found",
  kind,
  protocol: "udp",
  address,
  port: 54321,
  ...(url && { url }),
});
const error = (errorCode: number, errorText = "", url = STUN): Heard => ({ type: "error", url, errorCode, errorText });
const ended = (why: "complete" | "found" | "late"): Heard => ({ type: "ended", why });
const said = (url: string, ...heard: Heard[]) => {
  const { verdict } = trialText(url, heard);
  assert.ok(verdict);
  return verdict;
};

Deno.test("nothing is concluded before it is over", () => {
  assert.deepEqual(trialText(STUN, []), { lines: [] });
  assert.equal(trialText(STUN, [found("srflx", "203.0.113.7")]).verdict, undefined);
});

Deno.test("a STUN server that answers says where this browser is seen", () => {
  const { lines, verdict } = trialText(STUN, [
    found("host", "x.local"),
    found("srflx", "203.0.113.7", STUN),
    ended("found"),
  ]);
  assert.deepEqual(verdict, {
    good: true,
    said: `${STUN} answered: from outside, this browser is seen as 203.0.113.7:54321.`,
  });
  assert.deepEqual(lines, [
    "host udp x.local:54321: this device’s own address, found without the server",
    `srflx udp 203.0.113.7:54321: this browser’s address as the server sees it, by ${STUN}`,
  ]);
  assert.match(said(STUN, found("srflx", "2001:db8::7"), ended("found")).said, /seen as \[2001:db8::7\]:54321/);
});

Deno.test("an address by one kind of network counts more than an error by the other", () => {
  const verdict = said(
    STUN,
    error(701, "STUN host lookup received error."),
    found("srflx", "203.0.113.7"),
    ended("found"),
  );
  assert.ok(verdict.good);
});

Deno.test("a TURN server that relays, and one that refuses", () => {
  assert.match(
    said(TURN, found("relay", "192.0.2.9", TURN), ended("found")).said,
    /gave a relay address.*192\.0\.2\.9/,
  );
  for (const code of [401, 441]) {
    const verdict = said(TURN, error(code, "Unauthorized", TURN), ended("complete"));
    assert.equal(verdict.good, false);
    assert.equal(verdict.said, `${TURN} is there, and refused the user name or the password (${code}).`);
  }
  assert.match(said(TURN, error(508), ended("complete")).said, /no relay address left for now \(508, RFC 8656 §19\)/);
});

Deno.test("no answer: within our patience, or within the browser's", () => {
  assert.match(said(STUN, found("host", "x.local"), ended("late")).said, /^No answer within 10 s: stun:.* speak STUN/);
  assert.match(said(TURN, ended("late")).said, /speak TURN/);
  assert.match(said(TURN, error(701, "TURN allocate request timed out."), ended("complete")).said, /^No answer came/);
});

Deno.test("701 is told apart by Chromium's own words", () => {
  const lookup = error(701, "STUN host lookup received error.");
  assert.match(said("stun:nowhere.invalid", lookup, lookup, ended("complete")).said, /host of .* could not be found/);
  assert.match(said(TURN, error(701, "Failed to establish connection"), ended("complete")).said, /no connection to it/);
  assert.match(said(STUN, error(701, "of tomorrow"), ended("complete")).said, /could not be reached \(701\)/);
  assert.equal(trialText(STUN, [lookup, lookup]).lines.length, 1, "the same for IPv4 and IPv6 is said once");
});

Deno.test("a server that the browser does not take is explained as the clients explain it", () => {
  const message = "Failed to construct 'RTCPeerConnection': 'http://x' is not a valid stun or turn URL.";
  const verdict = said("http://x", { type: "refused", name: "SyntaxError", message });
  assert.match(verdict.said, /“http:\/\/x” is no address of an ICE server/);
});

Deno.test("every code has words and a source; codes of no specification have words, too", () => {
  const wanted = [300, 400, 401, 403, 405, 420, 437, 438, 441, 442, 443, 446, 447, 486, 500, 508, 600, 701];
  const unknown = [399, 499, 599, 699].map((code) => errorInWords(code, "").said);
  for (const code of wanted) assert.ok(!unknown.includes(errorInWords(code, "").said), String(code));
  for (const code of [...Array(1000).keys(), NaN]) {
    const { said, source } = errorInWords(code, "");
    assert.match(source, /^(RFC \d+|WebRTC 1\.0) §/);
    assert.doesNotMatch(said, /undefined|\.$/);
  }
});
