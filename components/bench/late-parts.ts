/** The parts of a bench that come late: each draws nothing until its chunk is there, and says so where it is not. */
import type { ComponentProps, ComponentType, FunctionComponent } from "preact";
import type { ChannelWish } from "../client/ChannelWish.tsx";
import type { SdpPane } from "../client/SdpPane.tsx";
import type { CardMore } from "../desk/CardMore.tsx";
import type { QrDialog } from "../desk/QrDialog.tsx";
import type { Scanner } from "../desk/Scanner.tsx";
import type { Machine } from "../instruments/Machine.tsx";
import type { Pairs } from "../instruments/Pairs.tsx";
import type { Why } from "../instruments/Why.tsx";

// deno-lint-ignore no-explicit-any -- any component: its own props are taken from it
type Late<C extends ComponentType<any>> = FunctionComponent<ComponentProps<C>>;

export interface LateParts {
  readonly Candidates: FunctionComponent;
  readonly CardMore: Late<typeof CardMore>;
  readonly Chat: FunctionComponent;
  readonly ChannelWish: Late<typeof ChannelWish>;
  readonly Machine: Late<typeof Machine>;
  readonly Pairs: Late<typeof Pairs>;
  readonly PlainHttp: FunctionComponent;
  readonly QrDialog: Late<typeof QrDialog>;
  readonly SdpPane: Late<typeof SdpPane>;
  readonly Scanner: Late<typeof Scanner>;
  readonly Stats: FunctionComponent;
  readonly Why: Late<typeof Why>;
  /** What happened, as a sequence diagram, with the ways to save it. */
  readonly Timeline: FunctionComponent;
}
