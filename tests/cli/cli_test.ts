/** The SDP reader on the command line: files, standard input, formats, exit codes. */
import assert from "node:assert/strict";
import { run } from "../process.ts";
import { sample, statementsPage } from "../statements.ts";
import { sourcesPage } from "../sources.ts";

const HOUSE = new URL("../..", import.meta.url);
const SDP = "tests/fixtures/sdp/chromium-156/data-only.offerer.gathered.offer.sdp";
const ANSWER = "tests/fixtures/sdp/chromium-156/data-only.answerer.gathered.answer.sdp";

const annotate = (args: string[], stdin = "") => run(["run", "--allow-read", "cli/annotate.ts", ...args], { stdin });

Deno.test("a file as text: every line, what it says, no colour in a pipe, exit 0", async () => {
  const { code, said } = await annotate([SDP, "--whole"]);
  assert.equal(code, 0);
  assert.match(said, /^\d+ a=ice-ufrag:c1S0 \[(\d+)\]\n[^]*^\[\1\] a=ice-ufrag The ICE user fragment/m);
  assert.ok(!said.includes("\x1b"));
});

Deno.test("standard input takes a description as JSON, candidates as lines, and as JSON lines", async () => {
  const sdp = await Deno.readTextFile(new URL(SDP, HOUSE));
  assert.match((await annotate([], JSON.stringify({ type: "offer", sdp }))).said, /a=setup:actpass/);
  const candidate = "candidate:1 1 udp 2113937151 192.0.2.1 5000 typ host";
  assert.match((await annotate(["-"], candidate)).said, /type preference 126/);
  assert.match(
    (await annotate(["-", "--whole"], JSON.stringify({ candidate, sdpMid: "0" }))).said,
    /192\.0\.2\.1: an address for documentation/,
  );
});

Deno.test("JSON joins back to the input; Markdown and HTML are whole; two files are compared", async () => {
  const sdp = await Deno.readTextFile(new URL(SDP, HOUSE));
  const { lines } = JSON.parse((await annotate([SDP, "--whole", "--format", "json"])).said);
  assert.equal(lines.map((line: { text: string; ending: string }) => line.text + line.ending).join(""), sdp);
  assert.match((await annotate([SDP, "--format", "md", "--title", "Lesson"])).said, /^# Lesson\n/);
  assert.match((await annotate([SDP, "--format", "html"])).said, /^<!doctype html>/);
  assert.match((await annotate([SDP, ANSWER])).said, /WHAT THE ANSWER DID/);
});

Deno.test("a trace is the handout of a session: what happened, and the states of both clients", async () => {
  const { code, said } = await annotate(["tests/fixtures/traces/first-connection.trace.json", "--brief"]);
  assert.equal(code, 0);
  assert.match(said, /^OFFER AND ANSWER\n[^]*^WHAT HAPPENED\n[^]*^STATES OVER TIME\n/m);
});

Deno.test("a lesson is read from its recorded session: handout, worksheet and key; another one is named", async () => {
  const of = (...more: string[]) => annotate(["--lesson", "the-first-connection", "--brief", ...more]);
  assert.match(
    (await of()).said,
    /^The first connection\n[^]*^- 1\. Make an offer: A has an offer[^]*^OFFER AND ANSWER$/m,
  );
  assert.match((await of("--worksheet")).said, /^- 1\. Make an offer: ____\(4\)____$/m);
  assert.match((await of("--key")).said, /^\(4\) \| A has an offer and keeps it/m);
  const unknown = await annotate(["--lesson", "constructor"]);
  assert.equal(unknown.code, 2);
  assert.match(unknown.complained, /There is no lesson “constructor”\. There is: the-first-connection, /);
  assert.match((await annotate(["--lesson", "channels", SDP])).complained, /A lesson is read in place of files/);
});

Deno.test("unless the whole is asked for, nothing of the original is left in any format, and the help says how to get it", async () => {
  const secrets = ["c1S0", "AeoGYdK0elwvr31dpb05GGG6", "20:09:1A:A4", "5139f470", "6902154636338699393"];
  for (const format of ["text", "md", "html", "json"]) {
    const { said } = await annotate([SDP, "--format", format]);
    for (const secret of secrets) assert.ok(!said.includes(secret), `${format}: ${secret}`);
    const whole = await annotate([SDP, "--format", format, "--whole"]);
    for (const secret of secrets) assert.ok(whole.said.includes(secret), `${format}: ${secret}`);
  }
  assert.match((await annotate(["--help"])).said, /--whole +Keep the real addresses, names and keys/);
});

Deno.test("exit 1 with problems, 2 when nothing can be read, each with a sentence", async () => {
  const broken = (await Deno.readTextFile(new URL(SDP, HOUSE))).replace(/a=fingerprint.*\r\n/, "");
  const { code, said } = await annotate(["-"], broken);
  assert.equal(code, 1);
  assert.match(said, /^TO LOOK AT\n\n(?:- .*\n)*- .*a=fingerprint/m);
  for (
    const [args, stdin, words] of [
      [["no-such-file"], "", /no-such-file cannot be read/],
      [["-"], "hello", /nothing that can be read here/],
      [["-"], "", /nothing to read/],
      [["--format", "pdf"], "", /There is no format “pdf”/],
      [["--nonsense"], "", /Use: deno task annotate/],
    ] as const
  ) {
    const wrong = await annotate([...args], stdin);
    assert.equal(wrong.code, 2, String(args));
    assert.match(wrong.complained, words);
  }
});

Deno.test("docs/sources.md is what the tables say", async () => {
  const plain = (text: string) => text.replace(/[\s\\|-]+/g, " ");
  assert.equal(plain(await Deno.readTextFile(new URL("docs/sources.md", HOUSE))), plain(await sourcesPage()));
});

Deno.test("docs/statements.md is what the tables say, and each statement of its sample was held as it is now", async () => {
  const unheld = (await sample()).filter(({ held }) => held === undefined).map(({ about, said }) =>
    `${about}: ${said}`
  );
  assert.deepEqual(unheld, [], "Hold each against its source, and say so in tests/fixtures/statements-held.json");
  const plain = (text: string) => text.replace(/[\s\\|-]+/g, " ");
  assert.equal(plain(await Deno.readTextFile(new URL("docs/statements.md", HOUSE))), plain(await statementsPage()));
});

const blob = (args: string[], stdin = "") => run(["run", "--allow-read", "cli/blob.ts", ...args], { stdin });
const OFFER = "tests/fixtures/sdp/chromium-156/data-only.offerer.gathered.offer.sdp";

Deno.test("blob says what it is, and writes it in every form that it reads again", async () => {
  const told = await blob([OFFER]);
  assert.equal(told.code, 0);
  assert.match(
    told.said,
    /^An offer of 716 characters: 1 media section, 2 candidates, ice-ufrag c1S0\.\nFound as raw SDP\./,
  );
  for (const form of ["sdp", "json", "base64", "aiortc", "libdatachannel", "compact", "link"]) {
    const written = await blob([OFFER, "--to", form, "--base", "https://oob.example/", "--client", "B"]);
    assert.equal(written.code, 0, written.complained);
    assert.match(written.complained, /^An offer/, "what is told goes beside it");
    const again = await blob(["--to", "json"], written.said);
    assert.equal(again.code, 0, `${form}: ${again.complained}`);
    assert.match(JSON.parse(again.said).sdp, /a=ice-ufrag:c1S0\r\n/);
  }
});

Deno.test("blob mends and says so with status 1, refuses in words with status 2", async () => {
  const sdp = await Deno.readTextFile(OFFER);
  const quoted = await blob(["--to", "sdp"], sdp.split("\r\n").filter(Boolean).map((line) => `> ${line}`).join("\n"));
  assert.equal(quoted.code, 1);
  assert.match(quoted.complained, /Mended: /);
  assert.equal(quoted.said.trimEnd().replace(/\r/g, ""), sdp.trimEnd().replace(/\r/g, ""));
  const cut = await blob([], (await blob([OFFER, "--to", "compact"])).said.slice(0, 90));
  assert.equal(cut.code, 2);
  assert.match(cut.complained, /This code is cut off: \d+ of its \d+ characters are here\./);
  assert.equal((await blob([], "hello")).code, 2);
  assert.equal((await blob(["no-such-file"])).code, 2);
  assert.match((await blob(["--to", "morse"])).complained, /There is no form “morse”\. Use: /);
});

Deno.test("join writes the traces of two devices as one, and says how their clocks lie; what fails has status 2", async () => {
  const join = (...args: string[]) => run(["run", "--allow-read", "cli/join.ts", ...args]);
  const whole = JSON.parse(
    await Deno.readTextFile(new URL("tests/fixtures/traces/first-connection.trace.json", HOUSE)),
  );
  const folder = await Deno.makeTempDir();
  const device = async (name: "A" | "B", keeps = (_entry: { type: string }) => true) => {
    const log = whole.clients[name].log.filter(keeps);
    const path = `${folder}/${name}-${log.length}.trace.json`;
    const clients = { A: { log: [] }, B: { log: [] }, [name]: { log } };
    await Deno.writeTextFile(path, JSON.stringify({ ...whole, clients }));
    return path;
  };
  try {
    const [A, B] = [await device("A"), await device("B")];
    const joined = await join(B, A);
    assert.equal(joined.code, 0, joined.complained);
    assert.match(
      joined.complained,
      /^The clocks were aligned by what was carried and by the messages: at most \d+ ms off/,
    );
    const { clients } = JSON.parse(joined.said);
    assert.deepEqual(clients.A.log.length, whole.clients.A.log.length);
    assert.deepEqual(clients.B.log.length, whole.clients.B.log.length);
    const oneWay = await join(A, await device("B", ({ type }) => type === "pasted"));
    assert.equal(oneWay.code, 1);
    assert.match(oneWay.complained, /in one direction only/);
    for (
      const [args, said] of [
        [[A, A], /^Both traces are of Client A\. Save/],
        [[A], /^Two files are joined\. Use: deno task join/],
        [[A, "no-such-file"], /no-such-file cannot be read/],
        [[A, SDP], /This is not JSON, so it is no trace/],
      ] as const
    ) {
      const refused = await join(...args);
      assert.equal(refused.code, 2, args.join(" "));
      assert.equal(refused.said, "");
      assert.match(refused.complained, said);
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
