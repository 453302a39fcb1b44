/** The instruments, as those get them handed who may not load them: they come at the first press. */
import type { asPage, codeOf } from "../../protocol/listing/mod.ts";
import type { painted } from "./paint.ts";
import type { CardMore } from "../desk/CardMore.tsx";
import type { Channels } from "./Channels.tsx";
import type { ChannelWish } from "./ChannelWish.tsx";
import type { Diagram } from "../instruments/Diagram.tsx";
import type { Machine } from "../instruments/Machine.tsx";
import type { Pairs } from "../instruments/Pairs.tsx";
import type { Why } from "../instruments/Why.tsx";

export interface Instruments {
  readonly CardMore: typeof CardMore;
  readonly Channels: typeof Channels;
  readonly ChannelWish: typeof ChannelWish;
  readonly Diagram: typeof Diagram;
  readonly Machine: typeof Machine;
  readonly Pairs: typeof Pairs;
  readonly Why: typeof Why;
  readonly asPage: typeof asPage;
  readonly codeOf: typeof codeOf;
  readonly painted: typeof painted;
}
