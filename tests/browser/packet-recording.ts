/** Saves the packets of a walk through a lesson on the box, step by step, where `RECORD_PACKETS` names it. */
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

/** What to do after each step; nothing where nobody wants it recorded. To be asked before the page is opened. */
export function packetRecorderOf(page: Page, lesson: LessonFile): ((step: number) => void) | undefined {
  if (!lesson.network || !process.env.RECORD_PACKETS?.split(",").includes(lesson.slug)) return undefined;
  let told: SeenMessage[] = [];
  let settings: Settings | undefined;
  let opensAt: number | undefined;
  const steps: RecordedPackets["steps"] = [];
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      const message = readFromBox(String(payload));
      if (message?.type === "joined") settings = message.pair.settings;
      if (message?.type === "settings") settings = message.settings;
      if (message?.type === "packets") told.push(...message.packets);
    }));
  return (step) => {
    const { id, fresh } = lesson.steps[step];
    if (fresh) opensAt = undefined;
    opensAt ??= told[0]?.at;
    const outcomes = new Set<string>();
    const kept = told.filter(({ fate, from, bytes }, i) => {
      const kind = `${fate.outcome} ${from.side} ${from.who} ${bytes.slice(0, 3)}`;
      const isFirst = !outcomes.has(kind);
      outcomes.add(kind);
      return i < KEPT || isFirst;
    });
    steps.push({ id, settings: settings!, packets: kept.map((one) => ({ ...one, at: one.at - (opensAt ?? 0) })) });
    told = [];
    if (steps.length < lesson.steps.length) return;
    const recording = { format: "out-of-band/recorded-packets", version: 1, steps } as const;
    writeFileSync(`lessons/${lesson.slug}/packets.json`, writeRecordedPackets(recording));
  };
}
