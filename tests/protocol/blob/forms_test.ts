/** The forms that blobs are carried in, alone, several in one text, and among the words of a chat or a mail. */
import assert from "node:assert/strict";
import { stopwatch } from "../../timing.ts";
import { type BlobReading, readBlob } from "../../../protocol/blob/mod.ts";
import type { SignalingMessage } from "../../../protocol/facts/mod.ts";
import { BROWSERS, conversation } from "../support/mod.ts";

const read = (text: string): Extract<BlobReading, { ok: true }> => {
  const reading = readBlob(text);
  assert.ok(reading.ok, `was not read: ${JSON.stringify(reading)}`);
  return reading;
};
const reads = (text: string, messages: readonly SignalingMessage[], form: string, ...repairs: string[]) => {
  const reading = read(text);
  assert.deepEqual(reading.messages, messages);
  assert.equal(reading.form, form);
  assert.deepEqual(reading.repairs.map(({ code }) => code).sort(), repairs.sort());
};
const refuses = (text: string, code: string, said = /./) => {
  const reading = readBlob(text);
  assert.ok(!reading.ok, `was read: ${JSON.stringify(reading)}`);
  assert.equal(reading.problem.code, code);
  assert.match(JSON.stringify(reading.problem), said);
};

for (const browser of BROWSERS) {
  const { offer, answer, offered } = conversation(browser);
  const inits = offered.flatMap((init) => init?.candidate ? [init] : []);
  const [init] = inits;
  const message = { kind: "description", ...offer } as const;
  const candidate = { kind: "candidate", ...init } as SignalingMessage;
  const lines = inits.map(({ candidate }) => candidate);
  const bare = read(lines.join("\n")).messages;
  const j = JSON.stringify;

  Deno.test(`${browser}: the form is said`, () => {
    reads(offer.sdp, [message], "sdp");
    reads(j(offer), [message], "json");
    reads(btoa(j(offer)), [message], "base64");
    reads(lines.join("\n"), bare, "lines");
    reads("", [], "nothing");
  });

  Deno.test(`${browser}: base64 of SDP and of JSON, both alphabets, padded or not, wrapped, and of a candidate`, () => {
    for (const inner of [offer.sdp, j(offer), `${j(offer)} `, `${j(offer)}  `]) {
      const code = btoa(inner);
      for (const one of [code, code.replaceAll("=", ""), code.replaceAll("+", "-").replaceAll("/", "_")]) {
        reads(one, [message], "base64");
        reads(one.replace(/(.{64})/g, "$1\n"), [message], "base64");
        reads(one.replace(/(.{76})/g, "$1\r\n"), [message], "base64");
        reads(`Here you are:\n\n${one}\n\nBye, Bob`, [message], "base64", "text-around");
        reads(`offer ${one}`, [message], "base64", "text-around");
      }
      reads(btoa(btoa(inner)), [message], "base64");
    }
    reads(btoa(j(init)), [candidate], "base64");
    reads([offer, init].map((one) => btoa(j(one))).join("\n"), [message, candidate], "base64");
    reads(j({ type: "offer", sdp: btoa(offer.sdp) }), [message], "json");
  });

  Deno.test(`${browser}: the wrappers that signaling programs put around`, () => {
    for (
      const wrapper of [
        { description: offer },
        { sdp: offer },
        { offer },
        { offer: offer.sdp },
        { jsep: offer },
        { type: "offer", payload: { sdp: offer, connectionId: "mc_1" } },
        { from: "a", to: "b", data: j(offer) },
        { type: "OFFER", payload: { sdp: offer } },
        { event: "signal", data: { description: offer } },
        [offer],
        j(offer),
        { message: j({ description: offer }) },
      ]
    ) reads(j(wrapper), [message], "json");
    for (
      const wrapper of [
        { candidate: init },
        { ice: init },
        { type: "candidate", ...init },
        { type: "candidate", candidate: init },
        { type: "icecandidate", candidate: init, isTrusted: true },
        { iceCandidate: init },
        { candidates: [init] },
        [[init]],
      ]
    ) reads(j(wrapper), [candidate], "json");
    const { candidate: line } = init;
    reads(j({ type: "candidate", label: 0, id: "0", candidate: line }), [
      { kind: "candidate", candidate: line, sdpMid: "0", sdpMLineIndex: 0 },
    ], "json");
    reads(j({ ...offer, candidates: inits }), [
      message,
      ...inits.map((one) => ({ kind: "candidate", ...one }) as SignalingMessage),
    ], "json");
    reads('{"candidate":null}', [{ kind: "end-of-candidates" }], "json");
    reads(j(lines), bare, "json");
  });

  Deno.test(`${browser}: the type is mended where that is certain, and else named`, () => {
    for (const type of ["Offer", "OFFER", " offer "]) reads(j({ ...offer, type }), [message], "json", "type-spelling");
    for (const { type, sdp } of [offer, answer]) {
      for (const one of [{ sdp }, { type: null, sdp }, { type: "", sdp }]) {
        reads(j(one), [{ kind: "description", type, sdp }], "json", "type-missing");
      }
    }
    for (const type of ["ofer", "OFFERER", 7, { a: 1 }]) refuses(j({ type, sdp: offer.sdp }), "type-unknown", /seen/);
    refuses(j({ type: "ofer", sdp: offer.sdp }), "type-unknown", /“ofer”/);
    const open = offer.sdp.replaceAll(/a=setup:.*\r\n/g, "");
    refuses(j({ sdp: open }), "type-unknown", /nothing/);
  });

  Deno.test(`${browser}: what a console prints for an object`, () => {
    const sdp = offer.sdp.replaceAll("\r\n", "\\r\\n");
    reads(`{type: 'offer', sdp: '${sdp}'}`, [message], "json", "json-mended");
    reads(`RTCSessionDescription {type: 'offer', sdp: '${sdp}'}`, [message], "json", "json-mended", "text-around");
    const parts = offer.sdp.split("\r\n").slice(0, -1).map((line) => `'${line}\\r\\n'`).join(" +\n    ");
    reads(`{\n  type: 'offer',\n  sdp: ${parts}\n}`, [message], "json", "json-mended");
    reads(`{'type': 'offer', 'sdp': '${sdp}', 'x': None, 'y': True,}`, [message], "json", "json-mended");
    reads(`"${sdp}"`, [message], "json");
  });

  Deno.test(`${browser}: several of them in one text, in any mix`, () => {
    reads(`${offer.sdp}${j(init)}\n`, [message, candidate], "mixed");
    reads(`${j(offer)}\n${lines.join("\n")}`, [message, ...bare], "mixed");
    reads(`${offer.sdp}\n${lines[0]}\n`, [message, bare[0]], "mixed");
    reads(`My offer:\n${offer.sdp}\nand a candidate: ${j(init)} ok?`, [message, candidate], "mixed", "text-around");
    const both = [message, { kind: "description", ...answer }] as const;
    reads(offer.sdp + answer.sdp, both, "sdp");
    reads(j([offer, answer]), both, "json");
    reads(`${btoa(j(offer))}\n\n${answer.sdp}`, both, "mixed");
  });

  Deno.test(`${browser}: bare candidates among words, marked, glued, wrapped, or without their first word`, () => {
    const [line] = lines;
    reads(`Try this one: a=${line}\nok?`, [bare[0]], "lines", "text-around");
    reads(lines.map((one) => `> a=${one}`).join("\n"), bare, "lines", "quote-marks");
    reads(`\`\`\`\n${lines.join("\n")}\n\`\`\``, bare, "lines", "code-fence");
    reads(lines.map((one) => `a=${one}`).join(""), bare, "lines");
    reads(lines.map((one) => `a=${one}`).join(" "), bare, "lines");
    reads(line.replaceAll(" ", "\u00a0"), [bare[0]], "lines", "strange-spaces");
    reads(line.replaceAll("-", "–"), [bare[0]], "lines", "smart-punctuation");
    reads(line.replaceAll(" ", "\t"), [bare[0]], "lines", "tabs");
    reads(`${line.slice(0, 60)}\n${line.slice(60)}`, [bare[0]], "lines", "wrapped-lines");
    reads(line.replace(" typ ", "\ntyp "), [bare[0]], "lines", "wrapped-lines");
    reads(line.slice("candidate:".length), [bare[0]], "lines", "candidate-prefix");
    reads(line.replaceAll(" ", "&nbsp;"), [bare[0]], "lines", "html");
    const { candidate: _, ...place } = init;
    const strange = { ...place, candidate: line.replaceAll(" ", "\u00a0") };
    assert.deepEqual(read(j(strange)).messages, [candidate]);
    refuses(`${line.slice(0, 30)}`, "candidate-unreadable");
    refuses(`Hi, ${line} thanks Bob`, "candidate-unreadable");
  });

  Deno.test(`${browser}: mails and chats around JSON and base64`, () => {
    for (const quote of ["> ", ">> ", "> > ", "| ", ">"]) {
      const pretty = j(offer, null, 2).split("\n").map((line) => quote + line).join("\n");
      reads(pretty, [message], "json", "quote-marks");
    }
    reads(`[12:33] Bob: ${j(offer)}`, [message], "json", "text-around");
    reads(`**${j(offer)}**`, [message], "json", "bold-marks");
    reads(`\`${j(offer)}\``, [message], "json", "code-fence");
    reads(`On Monday Bob wrote:\n> Hi, my offer:\n> ${j(offer)}\n`, [message], "json", "quote-marks", "text-around");
    reads(`<p>${j(offer).replaceAll('"', "&quot;")}</p>`, [message], "json", "html");
    reads(`${j(offer)}${j(offer)}`, [message], "json", "pasted-twice");
    reads(`${btoa(j(offer))}\n-- \nBob`, [message], "base64", "text-around");
  });

  Deno.test(`${browser}: a description that names what the text does not hold is refused, with its line`, () => {
    const cut = offer.sdp.slice(0, offer.sdp.indexOf("a=mid"));
    refuses(cut.trimEnd(), "sdp-incomplete", /"at":/);
    refuses(`${offer.sdp.replace("a=ice-ufrag", "Bob: a=ice-ufrag")}`, "line-damaged", /Bob/);
    refuses(offer.sdp.replace(/^a=fingerprint.*:/m, "$&x"), "fingerprint-damaged", /"at":/);
  });
}

Deno.test("pages, addresses and scripts are named for what they are, and nothing of them is run", () => {
  for (
    const text of [
      "<!doctype html><html><head><title>Hi</title></head><body><p>Hello</p></body></html>",
      "https://example.org/room/42",
      "javascript:alert(document.cookie)",
      "<script>alert(1)</script>",
      "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
      "<svg/onload=alert(1)>",
      "Dear Bob, the meeting is at 9 = nine. Best = Ann",
      "e=mc2\nand a=b",
    ]
  ) refuses(text, "not-a-blob", /web address|markup|begins with|lines like SDP/);
});

Deno.test("a text in a text in a text, wide and deep, is refused in words and in no time", () => {
  const lines = (n: number): string => n === 0 ? '{"candidate":""}' : JSON.stringify([lines(n - 1), lines(n - 1)]);
  refuses(lines(7), "nested-too-deep");
  let text = "v=0";
  for (let i = 0; i < 12; i++) text = btoa(JSON.stringify({ data: text }));
  const spent = stopwatch();
  assert.equal(readBlob(text).ok, false);
  assert.ok(spent() < 500);
});

Deno.test("keys that reach for a prototype are just keys, in printed objects, too", () => {
  const { offer } = conversation("chromium-156");
  const sdp = offer.sdp.replaceAll("\r\n", "\\r\\n");
  reads(
    `{__proto__: {polluted: 1}, type: 'offer', sdp: '${sdp}'}`,
    [{ kind: "description", ...offer }],
    "json",
    "json-mended",
  );
  assert.equal(readBlob("{__proto__: {type: 'offer', sdp: 'v=0'}}").ok, false);
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});
