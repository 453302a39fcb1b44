/** What the replay loads when a file is given that may be a capture: what reads and explains packets. */
import { computed } from "@preact/signals";
import { h } from "preact";
import { readBytes } from "../../browser/file.ts";
import { CapturePackets } from "../../components/packets/CapturePackets.tsx";
import { CaptureModel } from "../../models/packets/capture.ts";
import type { ReplayModel } from "../../models/replay/replay.ts";
import { CLIENTS } from "../../protocol/facts/mod.ts";
import { sessionsAt } from "../../protocol/trace/mod.ts";

/** A capture beside a replay: its packets are looked for in the descriptions of the trace that is open. */
export function captureOf(replay: Pick<InstanceType<typeof ReplayModel>, "moments">) {
  const sessions = computed(() => sessionsAt(replay.moments.value)(replay.moments.value.length));
  const descriptions = computed(() =>
    CLIENTS.flatMap((client) =>
      (["local", "remote"] as const).flatMap((side) => {
        const description = sessions.value[client][side];
        return description ? [{ name: `Client ${client}’s ${side} SDP`, sdp: description.sdp }] : [];
      })
    )
  );
  const view = new CaptureModel({ readBytes, descriptions });
  return { ...view, Packets: () => h(CapturePackets, { view }) };
}
