/** The client that is on another device, seen from the bench: asking before it goes, and the link that opens it. */
import { computed, createModel, type ReadonlySignal, signal } from "@preact/signals";
import { across, type ClientName, type Mode } from "../../protocol/facts/mod.ts";
import { currentCards, stateOf } from "../../protocol/session/mod.ts";
import { writeLink } from "../../protocol/blob/mod.ts";
import { cardWriter } from "../desk/card-writer.ts";
import type { Draw } from "../desk/shown-qr.ts";
import type { PressTools } from "../bench/press-tools.ts";
import { type Movable, MoveModel } from "./move.ts";

interface Deps extends Movable {
  readonly ready: () => Promise<unknown>;
  /** What writes links of cards, once it has come. */
  readonly pressTools: ReadonlySignal<PressTools | undefined>;
  readonly outgoing: {
    readonly copy: (client: ClientName, id: string, as: "link") => Promise<boolean>;
    readonly show: (client: ClientName, id: string) => Promise<void>;
    readonly share: (client: ClientName, id: string) => Promise<void>;
  };
}

interface Env {
  readonly base: () => string;
  /** The step of the lesson that this device is at. */
  readonly step?: () => string | undefined;
  readonly copy: (text: string) => Promise<boolean>;
  readonly share: (text: string) => Promise<boolean>;
  readonly loadQr: () => Promise<Draw>;
  /** Whether candidates travel as they did before, also where there is no offer yet. */
  readonly keepsMode?: boolean;
}

/** What is about to be lost. */
export type Losing = "moving" | "back";

/** Where a link leads that carries nothing yet. */
const linkTo = (client: ClientName, mode: Mode, { base, step }: Env) => ({
  base: base(),
  client,
  mode,
  step: step?.(),
});

export const DeviceLinkModel = createModel((bench: Deps, world: Env, lesson?: string) => {
  const { sole, sessions, mode, outgoing, pressTools } = bench;
  const textOf = cardWriter(world, lesson);
  const { canStay, moveAway, bringBack } = new MoveModel(bench, world.keepsMode);
  /** What is asked about, while it is. */
  const asking = signal<Losing | undefined>(undefined);
  const showing = signal(false);
  const draw = signal<Draw | undefined>(undefined);
  /** Whether the link could be copied, when that was tried last. */
  const copied = signal<boolean | undefined>(undefined);

  /** The offer that the link takes along. */
  const offer = computed(() => {
    const session = sole.value && sessions.value[sole.value];
    if (!session || stateOf(session, "signaling") !== "have-local-offer") return undefined;
    return currentCards(session).find(({ kind, ready, thrownAway }) => kind === "offer" && ready && !thrownAway);
  });
  const link = computed(() => {
    if (!sole.value) return "";
    return offer.value && pressTools.value
      ? textOf(sessions.value[sole.value], offer.value, "link", pressTools.value)
      : writeLink("", { ...linkTo(across(sole.value), mode.value, world), ...(lesson && { lesson }) });
  });
  const shown = computed(() =>
    showing.value && !offer.value
      ? { text: link.value, qr: draw.value ? draw.value(link.value) : "loading" as const }
      : undefined
  );

  const isUntouched = (client: ClientName) =>
    sessions.value[client].calls.every(({ call }) => call === "RTCPeerConnection") &&
    sessions.value[client].pasted === "";

  /** Moves Client B away; where something would be lost, it asks first. */
  function move() {
    if (isUntouched("B") && canStay.A.peek()) goAhead("moving");
    else asking.value = "moving";
  }
  function back() {
    if (sole.value && canStay[sole.value].peek()) goAhead("back");
    else asking.value = "back";
  }
  async function goAhead(what = asking.value): Promise<void> {
    asking.value = undefined;
    if (what === "back") {
      showing.value = false;
      return bringBack();
    }
    moveAway("B");
    await show();
  }
  function keep() {
    asking.value = undefined;
  }

  async function show() {
    await bench.ready();
    if (sole.value && offer.value) return outgoing.show(sole.value, offer.value.id);
    showing.value = true;
    const loaded = await world.loadQr();
    draw.value = loaded;
  }
  function hide() {
    showing.value = false;
  }
  async function copy() {
    await bench.ready();
    copied.value = sole.peek() && offer.peek()
      ? await outgoing.copy(sole.peek()!, offer.peek()!.id, "link")
      : await world.copy(link.peek());
  }
  async function share() {
    await bench.ready();
    if (sole.value && offer.value) await outgoing.share(sole.value, offer.value.id);
    else await world.share(`Out of Band: ${link.value}`);
  }

  return { asking, offer, link, shown, copied, move, back, goAhead, keep, show, hide, copy, share };
});
