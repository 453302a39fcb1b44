/** What the page loads where a program may carry in place of the hands. */
import { h } from "preact";
import { roomAsked, siteBase } from "../../browser/address.ts";
import { openBroadcast } from "../../browser/broadcast.ts";
import { newRoom, openSignaling } from "../../browser/signaling.ts";
import { now } from "../../browser/timers.ts";
import { CarriedBy } from "../../components/signaling/CarriedBy.tsx";
import type { Sources } from "../../components/signaling/sources.ts";
import { SignalingModel } from "../../models/signaling/signaling.ts";
import type { LiveBench } from "../use-bench.ts";

/** What draws what carries for this bench. `root` is the way to the site’s root. */
export function carriedByOf(bench: LiveBench, sources: Sources, root: string) {
  const view = new SignalingModel({
    now,
    room: roomAsked() ?? newRoom(),
    newId: newRoom,
    broadcast: openBroadcast,
    connect: (room, hearing) => openSignaling(siteBase(root), room, hearing),
  }, bench);
  return () => h(CarriedBy, { view, sources });
}
