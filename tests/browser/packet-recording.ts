/** Saves the network and the packets of a walk through a lesson on the box, step by step, beside its recorded traces. */
import type { Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import process from "node:process";
import type { LessonFile } from "../../lessons/format/read.ts";
import {
  readFromBox,
  type RecordedPackets,
  type SeenMessage,
  type Settings,
  writeRecordedPackets,
} from "../../protocol/box/mod.ts";

/** How many packets of a step are kept: the first ones, and the first of each outcome that begins otherwise: a STUN message with its type. */
const KEPT = 40;

/** Both clients of a bench are made within so many milliseconds. */
const TOGETHER = 100;

/** What the page’s clock showed when something came about, in milliseconds. */
interface Clock {
  readonly now: number;
  /** Each `RTCPeerConnection` that was made. */
  readonly made: readonly number[];
  /** When the box began, as the page takes it (`models/box/pair.ts`). */
  readonly began: number;
  readonly settings: readonly { readonly at: number; readonly settings: Settings }[];
}

/** In the page, before its scripts: notes when connections are made, and what the box tells of the network. */
function keepClock() {
  const made: number[] = [];
  const settings: { at: number; settings: Settings }[] = [];
  let began = 0;
  globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct(Connection, given) {
      made.push(performance.now());
      return Reflect.construct(Connection, given);
    },
  });
  globalThis.WebSocket = new Proxy(WebSocket, {
    construct(Socket, given) {
      const socket: WebSocket = Reflect.construct(Socket, given);
      socket.addEventListener("message", ({ data }) => {
        const message = JSON.parse(data);
        const at = performance.now();
        if (message.type === "joined") began = at - message.at;
        if (message.type === "joined") settings.push({ at, settings: message.pair.settings });
        if (message.type === "settings") settings.push({ at, settings: message.settings });
      });
      return socket;
    },
  });
  Object.assign(globalThis, { clockOf: (): Clock => ({ now: performance.now(), made, began, settings }) });
}

/** What to do after each step; nothing where nobody wants it recorded. To be asked before the page is opened. */
export async function packetRecorderOf(
  page: Page,
  lesson: LessonFile,
): Promise<((step: number) => Promise<void>) | undefined> {
  if (!lesson.network || !process.env.RECORD_LESSONS?.split(",").includes(lesson.slug)) return undefined;
  let told: SeenMessage[] = [];
  let noted = 0;
  const steps: RecordedPackets["steps"] = [];
  await page.addInitScript(keepClock);
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      const message = readFromBox(String(payload));
      if (message?.type === "packets") told.push(...message.packets);
    }));
  return async (step) => {
    const { id, fresh } = lesson.steps[step];
    const clock = await page.evaluate((): Clock => Reflect.get(globalThis, "clockOf")());
    const opened = clock.made.find((at) => clock.made.at(-1)! - at < TOGETHER)!;
    const since = (at: number) => Math.max(0, Math.round(at - opened));
    const before = clock.settings.findLastIndex(({ at }) => at <= opened);
    const network = clock.settings.slice(step === 0 || fresh ? before : noted)
      .map(({ at, settings }) => ({ at: since(at), settings }));
    noted = clock.settings.length;
    const here = told.flatMap((one) => {
      const at = Math.round(one.at + clock.began - opened);
      return at < 0 ? [] : [{ ...one, at }];
    });
    told = [];
    const isGlass = lesson.steps.slice(0, step + 1).some(({ solution }) => solution.some(({ act }) => act === "glass"));
    steps.push({ id, until: since(clock.now), isGlass, network, packets: keptOf(here) });
    if (steps.length < lesson.steps.length) return;
    const recording = { format: "out-of-band/recorded-packets", version: 2, steps } as const;
    writeFileSync(`lessons/${lesson.slug}/packets.json`, writeRecordedPackets(recording));
  };
}

function keptOf(packets: readonly SeenMessage[]): SeenMessage[] {
  const kinds = new Set<string>();
  return packets.filter(({ fate, from, bytes }, i) => {
    const kind = `${fate.outcome} ${from.side} ${from.who} ${bytes.slice(0, 3)}`;
    const isFirst = !kinds.has(kind);
    kinds.add(kind);
    return i < KEPT || isFirst;
  });
}
