/** What a peer of glass is given of what a page hands it. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { type IsOfBox, takenCandidate, takenDescription, without } from "../../../network/glass/taken.ts";

const isOfBox: IsOfBox = (address, port) => address === "192.0.2.2" && port === 40_000;
const candidate = (address: string, port: number, rest = "typ srflx raddr 0.0.0.0 rport 0", transport = "udp") =>
  `candidate:1 1 ${transport} 2113937151 ${address} ${port} ${rest}`;
const HEAD = ["v=0", "o=- 1 2 IN IP4 127.0.0.1", "s=-", "t=0 0", "m=application 9 UDP/DTLS/SCTP webrtc-datachannel"];
const offer = (...lines: readonly string[]) => ({ type: "offer" as const, sdp: [...HEAD, ...lines, ""].join("\r\n") });

Deno.test("of candidates only those that lead through the box are taken, and every other line stays", () => {
  const taken = takenDescription(
    offer(
      "a=mid:0",
      `a=${candidate("192.0.2.2", 40_000)}`,
      `a=${candidate("192.0.2.2", 40_001)}`,
      `a=${candidate("192.0.2.3", 40_000)}`,
      `a=${candidate("192.0.2.2", 40_000, "typ host tcptype active", "tcp")}`,
      `a=${candidate("5139f470-8155-437d-ae69-83705ad2fa4a.local", 40_000, "typ host")}`,
      "a=candidate:nonsense",
      "a=end-of-candidates",
    ),
    isOfBox,
  );
  assert.equal(taken.sdp, offer("a=mid:0", `a=${candidate("192.0.2.2", 40_000)}`, "a=end-of-candidates").sdp);
  const good = { candidate: candidate("192.0.2.2", 40_000), sdpMid: "0" };
  assert.equal(takenCandidate(good, isOfBox), good);
  assert.deepEqual(takenCandidate({ candidate: "" }, isOfBox), { candidate: "" });
  for (const text of [candidate("192.0.2.2", 1), candidate("a.local", 40_000), "nonsense"]) {
    assert.throws(() => takenCandidate({ candidate: text }, isOfBox), { name: "NotSupportedError" });
  }
});

Deno.test("only one section, of data channels, is taken; a rollback has none", () => {
  const video = "m=video 9 UDP/TLS/RTP/SAVPF 96";
  for (const sdp of ["", "v=0", [...HEAD, video].join("\n"), video, [...HEAD, HEAD.at(-1)].join("\r\n")]) {
    assert.throws(() => takenDescription({ type: "offer", sdp }, isOfBox), { name: "NotSupportedError" }, sdp);
  }
  assert.deepEqual(takenDescription({ type: "rollback", sdp: "" }, isOfBox), { type: "rollback", sdp: "" });
});

Deno.test("no text hides a candidate that leads elsewhere, however its lines end", () => {
  const piece = fc.constantFrom(
    "\r\n",
    "\n",
    "\r",
    " ",
    "a=candidate:",
    candidate("192.0.2.9", 9),
    "a=",
    "m=application 1 ",
  );
  fc.assert(fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
    let taken: string;
    try {
      taken = takenDescription({ type: "offer", sdp: pieces.join("") }, isOfBox).sdp;
    } catch (error) {
      return assert.equal((error as Error).name, "NotSupportedError");
    }
    for (const line of taken.split(/[\r\n]+/)) assert.ok(!line.startsWith("a=candidate:"), line);
  }));
});

Deno.test("the peer’s own description is told without host candidates, or without any", () => {
  const { sdp } = offer(
    `a=${candidate("192.0.2.2", 5, "typ host")}`,
    `a=${candidate("192.0.2.2", 6)}`,
    "a=end-of-candidates",
  );
  assert.equal(without("host", sdp), offer(`a=${candidate("192.0.2.2", 6)}`, "a=end-of-candidates").sdp);
  assert.equal(without("any", sdp), offer().sdp);
});
