/** The parts of a bench that come late, each with the chunk that brings it. */
import type { FunctionComponent } from "preact";
import { withStyles } from "../browser/late-styles.ts";
import type { LateParts } from "../components/bench/late-parts.ts";
import { lazy } from "../components/site/lazy.tsx";

/** What comes with the first thing to look at. */
export const instruments = lazy(() => withStyles(() => import("./lazy/instruments.ts")));

const sdpPane = lazy(() => withStyles(() => import("./lazy/sdp-pane.ts")));

/** Opens the page that makes handouts, with a trace of the session; `root` is the way to the site’s root. */
export const handOut = (root: string, trace: string, lesson?: string): Promise<boolean> =>
  import("./lazy/hand-out.ts").then(({ openHandout }) =>
    openHandout(`${root}annotate/${lesson ? `?lesson=${lesson}` : ""}`, trace)
  );

/** The parts of every bench; `Timeline` draws what happened on this very one. */
export const lateParts = (Timeline: FunctionComponent): LateParts => ({ ...PARTS, Timeline });

const PARTS = {
  Candidates: instruments.part(({ Candidates }) => Candidates),
  CardMore: instruments.part(({ CardMore }) => CardMore),
  Chat: instruments.part(({ Chat }) => Chat),
  ChannelWish: instruments.part(({ ChannelWish }) => ChannelWish),
  Machine: instruments.part(({ Machine }) => Machine),
  Pairs: instruments.part(({ Pairs }) => Pairs),
  PlainHttp: instruments.part(({ PlainHttp }) => PlainHttp),
  QrDialog: instruments.part(({ QrDialog }) => QrDialog),
  SdpPane: sdpPane.part(({ SdpPane }) => SdpPane),
  Scanner: instruments.part(({ Scanner }) => Scanner),
  Stats: instruments.part(({ Stats }) => Stats),
  Why: instruments.part(({ Why }) => Why),
};
