/** Real connections over compact codes: what is rebuilt from a code, browsers take, and it connects. */
import { chromium, expect, test as base } from "@playwright/test";
import { readdir, readFile } from "node:fs/promises";
import { findCodes } from "../../protocol/blob/code/find.ts";
import type { Description, SignalingMessage } from "../../protocol/facts/mod.ts";
import { offerId, writeBlob } from "../../protocol/blob/mod.ts";
import { launchFirefox, noFirefox } from "./firefox.ts";

/** Any page of the site will do: only its origin matters, and that its policy is the strict one. */
const PAGE = "/pairings";
const TEN_MEGABYTES = 10_000_000;
const CAPTURED = "tests/fixtures/sdp";

interface Options {
  readonly configuration?: RTCConfiguration;
  readonly rsa?: boolean;
  readonly channel?: RTCDataChannelInit;
  readonly media?: boolean;
}

/** What can be done in a page: one connection at a time, and its first channel. */
interface Rig {
  start(options: Options): Promise<void>;
  open(options: Options): void;
  /** The next local description, with its candidates inside. */
  describe(): Promise<Description>;
  describeBare(): Promise<Description>;
  candidates(): Promise<RTCIceCandidateInit[]>;
  apply(description: Description): Promise<void>;
  add(candidate: RTCIceCandidateInit): Promise<void>;
  opened(): Promise<void>;
  /** Says something, and resolves with the echo. */
  ask(words: string): Promise<string>;
  send(bytes: number): Promise<void>;
  expectBytes(bytes: number): void;
  /** Rejects if one of them is wrong, or none comes for five seconds. */
  received(): Promise<void>;
  restart(): void;
  remoteUfrag(): string | undefined;
  /** Those credentials of the other end with which checks came, or were answered. */
  ufragsChecked(): Promise<(string | undefined)[]>;
  framesDecoded(): Promise<number>;
  /** Edits its own offer before setting it, and says what became of it. */
  munge(): Promise<string>;
  /** Applies a description to a connection made for it, and says what became of it. */
  take(description: Description): Promise<string>;
}
declare global {
  var rig: Rig;
}

/** Runs in the page. */
function installRig(): void {
  const STALL = 5_000;
  let pc: RTCPeerConnection;
  let channel: RTCDataChannel | undefined;
  let found: RTCIceCandidateInit[] = [];
  let arrival: Promise<void>;
  let hear: (echo: string) => void;

  const states = () =>
    `signaling ${pc.signalingState}, gathering ${pc.iceGatheringState}, ICE ${pc.iceConnectionState}, ` +
    `connection ${pc.connectionState}, channel ${channel?.readyState}`;

  /** Waits until something is so; it is looked at when it begins, and at every one of these events. */
  function until(what: string, isSo: () => boolean, target: EventTarget, event: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (wrong?: string) => {
        clearTimeout(guard);
        target.removeEventListener(event, look);
        pc.removeEventListener("connectionstatechange", look);
        if (wrong) reject(new Error(`${what}: ${wrong} (${states()})`));
        else resolve();
      };
      const look = () => {
        if (isSo()) end();
        else if (pc.connectionState === "failed") end("failed");
      };
      const guard = setTimeout(() => end("took too long"), 20_000);
      target.addEventListener(event, look);
      pc.addEventListener("connectionstatechange", look);
      look();
    });
  }
  /** After a restart, gathering is still complete from the last time until it begins anew. */
  const isGathered = () => pc.iceGatheringState === "complete" && /^a=candidate/m.test(pc.localDescription!.sdp);
  const gathered = () => until("gathering", isGathered, pc, "icegatheringstatechange");

  function hold(opened: RTCDataChannel) {
    channel = opened;
    opened.binaryType = "arraybuffer";
    opened.addEventListener("message", ({ data }) => {
      if (typeof data !== "string") return;
      if (data.startsWith("echo: ")) hear(data);
      else opened.send(`echo: ${data}`);
    });
  }

  function addMedia() {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d")!;
    let hue = 0;
    setInterval(() => {
      pen.fillStyle = `hsl(${hue++ % 360} 80% 50%)`;
      pen.fillRect(0, 0, canvas.width, canvas.height);
    }, 50);
    const sound = new AudioContext().createMediaStreamDestination();
    for (const stream of [sound.stream, canvas.captureStream()]) {
      for (const track of stream.getTracks()) pc.addTrack(track, stream);
    }
  }

  function rsaCertificate() {
    const algorithm = {
      name: "RSASSA-PKCS1-v1_5",
      hash: "SHA-256",
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
    };
    return RTCPeerConnection.generateCertificate(algorithm as AlgorithmIdentifier);
  }

  /** The byte that stands at a place of what is sent. */
  const byteAt = (place: number) => (place ^ place >> 8 ^ place >> 16) & 255;
  /** 16 to 64 kB. */
  const sizeOf = (message: number) => 16_384 * (1 + message % 4);

  globalThis.rig = {
    async start({ configuration, rsa }) {
      pc?.close();
      channel = undefined;
      found = [];
      pc = new RTCPeerConnection({ ...configuration, ...(rsa && { certificates: [await rsaCertificate()] }) });
      pc.addEventListener("datachannel", (event) => hold(event.channel));
      pc.addEventListener("icecandidate", ({ candidate }) => {
        if (candidate?.candidate) found.push(candidate.toJSON());
      });
    },
    open({ channel, media }) {
      if (media) addMedia();
      hold(pc.createDataChannel("codes", channel));
    },
    async describe() {
      await pc.setLocalDescription();
      await gathered();
      const { type, sdp } = pc.localDescription!;
      return { type, sdp };
    },
    async describeBare() {
      await pc.setLocalDescription();
      const { type, sdp } = pc.localDescription!;
      return { type, sdp: sdp.replace(/^a=(?:candidate:.*|end-of-candidates)\r\n/gm, "") };
    },
    async candidates() {
      await gathered();
      return found;
    },
    apply: (description) => pc.setRemoteDescription(description),
    add: (candidate) => pc.addIceCandidate(candidate),
    async opened() {
      await until("being given the channel", () => channel !== undefined, pc, "datachannel");
      await until("opening the channel", () => channel!.readyState === "open", channel!, "open");
    },
    ask(words) {
      const echo = new Promise<string>((resolve) => hear = resolve);
      channel!.send(words);
      return echo;
    },
    async send(bytes) {
      const to = channel!;
      to.bufferedAmountLowThreshold = 256 * 1024;
      for (let message = 0, sent = 0; sent < bytes; message++) {
        const part = new Uint8Array(Math.min(sizeOf(message), bytes - sent));
        for (let i = 0; i < part.length; i++) part[i] = byteAt(sent + i);
        to.send(part);
        sent += part.length;
        if (to.bufferedAmount > 1024 * 1024) {
          await new Promise((low) => to.addEventListener("bufferedamountlow", low, { once: true }));
        }
      }
    },
    expectBytes(bytes) {
      const from = channel!;
      arrival = new Promise((resolve, reject) => {
        let got = 0;
        const end = (wrong?: string) => {
          clearTimeout(stall);
          from.removeEventListener("message", take);
          if (wrong) reject(new Error(`${wrong}, after ${got} of ${bytes} bytes (${states()})`));
          else resolve();
        };
        const stalled = () => end("nothing came for five seconds");
        const take = ({ data }: MessageEvent) => {
          const part = new Uint8Array(data);
          for (let i = 0; i < part.length; i++) {
            if (part[i] !== byteAt(got + i)) return end(`the byte at ${got + i} is ${part[i]}`);
          }
          got += part.length;
          clearTimeout(stall);
          stall = setTimeout(stalled, STALL);
          if (got >= bytes) end(got > bytes ? "too many came" : undefined);
        };
        let stall = setTimeout(stalled, STALL);
        from.addEventListener("message", take);
      });
      // Whoever asks for it hears of it; until then it is no unhandled rejection.
      arrival.catch(() => {});
    },
    received: () => arrival,
    restart: () => pc.restartIce(),
    remoteUfrag: () => /^a=ice-ufrag:(\S+)/m.exec(pc.remoteDescription!.sdp)?.[1],
    async ufragsChecked() {
      const stats = await pc.getStats();
      return [...stats.values()]
        .filter(({ type, requestsReceived, responsesReceived }) =>
          type === "candidate-pair" && requestsReceived + responsesReceived > 0
        )
        .map(({ remoteCandidateId }) => stats.get(remoteCandidateId)?.usernameFragment);
    },
    async framesDecoded() {
      const stats = [...(await pc.getStats()).values()];
      return stats.find(({ type, kind }) => type === "inbound-rtp" && kind === "video")?.framesDecoded ?? 0;
    },
    async munge() {
      const probe = new RTCPeerConnection();
      probe.createDataChannel("codes");
      const { type, sdp } = await probe.createOffer();
      const munged = sdp!.replace(/^a=ice-ufrag:.*$/m, "a=ice-ufrag:munged");
      try {
        await probe.setLocalDescription({ type, sdp: munged });
        return "accepted";
      } catch (error) {
        return (error as Error).name;
      } finally {
        probe.close();
      }
    },
    async take(description) {
      const probe = new RTCPeerConnection();
      try {
        if (description.type === "answer") {
          probe.createDataChannel("codes");
          await probe.setLocalDescription();
        }
        await probe.setRemoteDescription(description);
        if (description.type === "answer") return "taken";
        await probe.setLocalDescription();
        // Firefox takes an offer in which it finds no section, and answers without one.
        return /^m=application [1-9]/m.test(probe.localDescription!.sdp) ? "taken" : "answered without its section";
      } catch (error) {
        return String(error);
      } finally {
        probe.close();
      }
    },
  };
}

/** A page with a rig, in whichever browser. */
interface End {
  call<K extends keyof Rig>(what: K, ...args: Parameters<Rig[K]>): Promise<Awaited<ReturnType<Rig[K]>>>;
}
type Kind = "Chromium" | "Firefox";

/** How a browser is started, if not as everywhere. Ends with the same object share a browser. */
interface Setup {
  readonly args?: readonly string[];
  readonly preferences?: Record<string, boolean | number | string>;
}

const test = base.extend<{ end: (kind: Kind, setup?: Setup) => Promise<End> }>({
  end: async ({ browser, launchOptions, baseURL }, use) => {
    const address = `${baseURL}${PAGE}`;
    const closers: (() => Promise<unknown>)[] = [];
    const shared = new Map<Setup, { close(): Promise<unknown> }>();
    const launched = async <T extends { close(): Promise<unknown> }>(
      launch: (setup: Setup) => Promise<T>,
      setup = {},
    ) => {
      const there = shared.get(setup) as T | undefined ?? await launch(setup);
      if (!shared.has(setup)) closers.push(() => there.close());
      shared.set(setup, there);
      return there;
    };
    const startFirefox = ({ preferences }: Setup) => launchFirefox(preferences);
    const startChromium = ({ args = [] }: Setup) =>
      chromium.launch({ ...launchOptions, args: [...launchOptions.args ?? [], ...args] });
    await use(async (kind, setup) => {
      if (kind === "Firefox") {
        const page = await (await launched(startFirefox, setup)).open(address);
        await page.evaluate(installRig);
        return {
          call: (what, ...args) =>
            page.evaluate((what: string, args: unknown[]) => Reflect.get(rig, what)(...args), what, args),
        };
      }
      const page = await (setup ? await launched(startChromium, setup) : browser).newPage();
      closers.push(() => page.close());
      await page.goto(address);
      await page.evaluate(installRig);
      return {
        call: (what, ...args) =>
          page.evaluate(
            ([what, args]) => Reflect.get(rig, what)(...args),
            [what as string, args as unknown[]] as const,
          ),
      };
    });
    // One that ended badly does not keep the others open.
    for (const close of closers.reverse()) await close().catch(console.error);
  },
});

/** Carries a message as a code, and says what came out. */
function carry(message: SignalingMessage, answers?: string) {
  const code = writeBlob(message, "compact", { answers });
  const found = findCodes(code);
  expect(found).toMatchObject({ untidy: false, messages: [{ kind: message.kind }] });
  expect(found.messages).toHaveLength(1);
  return { code, message: found.messages[0], answers: found.answers };
}

function carryDescription({ type, sdp }: Description, id?: string) {
  const { code, message, answers } = carry({ kind: "description", type, sdp }, id);
  const out = message as SignalingMessage & { kind: "description" };
  return { code, answers, description: { type: out.type, sdp: out.sdp } };
}

function carryCandidate({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidateInit) {
  const { message } = carry({
    kind: "candidate",
    candidate: candidate!,
    sdpMid: sdpMid!,
    sdpMLineIndex: sdpMLineIndex!,
    usernameFragment: usernameFragment!,
  });
  const { kind: _, ...init } = message as SignalingMessage & { kind: "candidate" };
  return init;
}

/** Offer and answer by codes, each with its candidates inside. */
async function negotiate(offerer: End, answerer: End): Promise<{ offer: string; answer: string }> {
  const own = await offerer.call("describe");
  const offer = carryDescription(own);
  await answerer.call("apply", offer.description);
  const answer = carryDescription(await answerer.call("describe"), offerId(offer.description.sdp));
  expect(answer.answers).toBe(offerId(own.sdp));
  await offerer.call("apply", answer.description);
  return { offer: offer.code, answer: answer.code };
}

/** A connection by codes, and a message there and back from each end. */
async function connect(offerer: End, answerer: End, options: Options = {}) {
  await Promise.all([offerer.call("start", options), answerer.call("start", {})]);
  await offerer.call("open", options);
  if (options.channel?.negotiated) await answerer.call("open", { channel: options.channel });
  const codes = await negotiate(offerer, answerer);
  await greet(offerer, answerer);
  // A description that has no form of its own in the code is packed, which is several times as long: Chromium now and
  // then writes component 0, which is none (RFC 8839 §5.1), on candidates out of a pool.
  const { sdp } = await offerer.call("describe");
  if (!options.media && !/^a=candidate:\S+ 0 /m.test(sdp)) {
    for (const code of Object.values(codes)) expect(code.length).toBeLessThan(250);
  }
  return codes;
}

async function greet(...ends: readonly End[]) {
  await Promise.all(ends.map((end) => end.call("opened")));
  for (const end of ends) expect(await end.call("ask", "hello")).toBe("echo: hello");
}

async function carryBytes(from: End, to: End) {
  await to.call("expectBytes", TEN_MEGABYTES);
  await Promise.all([from.call("send", TEN_MEGABYTES), to.call("received")]);
}

/**
 * Connections in a row between the same two; either end sends in turn. One that fails is tried again: addresses are
 * hidden behind names, a name is told once a second (RFC 6762 §6), and Firefox gives up after five seconds without any.
 */
async function connectAndCarry(offerer: End, answerer: End, times: number) {
  for (let i = 0; i < times; i++) {
    await test.step(`connection ${i + 1}`, async () => {
      await expect(() => connect(offerer, answerer)).toPass({ timeout: 40_000 });
      await (i % 2 === 0 ? carryBytes(offerer, answerer) : carryBytes(answerer, offerer));
    });
  }
}

test("@slow twenty connections in a row, and 10 MB over each, without a stall", async ({ end }) => {
  test.setTimeout(180_000);
  await connectAndCarry(await end("Chromium"), await end("Chromium"), 20);
});

for (const [offers, answers] of [["Chromium", "Firefox"], ["Firefox", "Chromium"], ["Firefox", "Firefox"]] as const) {
  test(`${offers} offers, ${answers} answers: three connections, and 10 MB over each`, async ({ end }) => {
    test.skip(...noFirefox);
    test.setTimeout(120_000);
    await connectAndCarry(await end(offers), await end(answers), 3);
  });
}

test("Chromium with plain addresses", async ({ end }) => {
  const plain = { args: ["--disable-features=WebRtcHideLocalIpsWithMdns"] };
  const [offerer, answerer] = [await end("Chromium", plain), await end("Chromium", plain)];
  await connect(offerer, answerer);
  for (const { candidate } of await offerer.call("candidates")) expect(candidate).not.toContain(".local");
});

test("a Chromium that lets no page edit a local description connects by codes", async ({ end }) => {
  const kinds = Array.from({ length: 130 }, (_, i) => i + 1).join(",");
  const strict = { args: [`--force-fieldtrials=WebRTC-NoSdpMangleReject/Enabled,${kinds}/`] };
  const [offerer, answerer] = [await end("Chromium", strict), await end("Chromium", strict)];
  expect(await offerer.call("munge")).toBe("InvalidModificationError");
  await connect(offerer, answerer);
});

/** The shapes in which descriptions come, and how each is connected. */
const SHAPES: Readonly<Record<string, (offerer: End, answerer: End) => Promise<unknown>>> = {
  "a fresh description": (offerer, answerer) => connect(offerer, answerer),
  "an RSA certificate": (offerer, answerer) => connect(offerer, answerer, { rsa: true }),
  "a negotiated channel": (offerer, answerer) => connect(offerer, answerer, { channel: { negotiated: true, id: 0 } }),
  "a candidate pool": (offerer, answerer) => connect(offerer, answerer, { configuration: { iceCandidatePoolSize: 1 } }),
  async "an ICE restart"(offerer, answerer) {
    await connect(offerer, answerer);
    const before = await answerer.call("remoteUfrag");
    await offerer.call("restart");
    await negotiate(offerer, answerer);
    const after = await answerer.call("remoteUfrag");
    expect(after).not.toBe(before);
    // Which pair is used is Chromium's choice: it keeps to the old one while that works.
    await expect.poll(() => answerer.call("ufragsChecked")).toContain(after);
    await greet(offerer, answerer);
  },
  async "candidates one by one"(offerer, answerer) {
    await Promise.all([offerer.call("start", {}), answerer.call("start", {})]);
    await offerer.call("open", {});
    await answerer.call("apply", carryDescription(await offerer.call("describeBare")).description);
    await offerer.call("apply", carryDescription(await answerer.call("describeBare")).description);
    for (const [from, to] of [[offerer, answerer], [answerer, offerer]]) {
      const candidates = await from.call("candidates");
      expect(candidates.length).toBeGreaterThan(0);
      for (const candidate of candidates) await to.call("add", carryCandidate(candidate));
    }
    await greet(offerer, answerer);
  },
  async "audio, video and data"(offerer, answerer) {
    const { offer } = await connect(offerer, answerer, { media: true });
    expect(offer.length).toBeGreaterThan(500);
    await expect.poll(() => answerer.call("framesDecoded")).toBeGreaterThan(0);
  },
};

for (const [shape, connected] of Object.entries(SHAPES)) {
  test(`Chromium offers ${shape}`, async ({ end }) => {
    await connected(await end("Chromium"), await end("Chromium"));
  });
}

test("Firefox with plain addresses, TCP among them, offers all of these to Chromium, and answers it", async ({ end }) => {
  test.skip(...noFirefox);
  const plain = { preferences: { "media.peerconnection.ice.obfuscate_host_addresses": false } };
  const [firefox, chromium] = [await end("Firefox", plain), await end("Chromium")];
  for (const [shape, connected] of Object.entries(SHAPES)) await test.step(shape, () => connected(firefox, chromium));
  const found = (await firefox.call("candidates")).map(({ candidate }) => candidate).join("\n");
  expect(found).not.toContain(".local");
  expect(found).toContain("tcptype active");
  await connect(chromium, firefox);
});

/** The captured descriptions with one section, for data; all call it "0", so an answer fits any fresh offer. */
async function capturedData() {
  const found: [name: string, description: Description][] = [];
  for (const name of await readdir(CAPTURED, { recursive: true })) {
    const type = /\.(offer|answer)\.sdp$/.exec(name)?.[1] as "offer" | "answer" | undefined;
    if (!type) continue;
    const sdp = await readFile(`${CAPTURED}/${name}`, "utf8");
    const sections = sdp.match(/^m=\w+/gm);
    if (sections?.length === 1 && sections[0] === "m=application") found.push([name, { type, sdp }]);
  }
  return found;
}

for (const kind of ["Chromium", "Firefox"] as const) {
  test(`${kind} takes every captured description of a data channel as its code rebuilds it`, async ({ end }) => {
    if (kind === "Firefox") test.skip(...noFirefox);
    const taker = await end(kind);
    const captured = await capturedData();
    expect(captured.length).toBeGreaterThan(40);
    for (const [name, description] of captured) {
      const rebuilt = carryDescription(description).description;
      expect(rebuilt.sdp, name).not.toBe(description.sdp);
      expect(await taker.call("take", rebuilt), name).toBe("taken");
    }
  });
}
