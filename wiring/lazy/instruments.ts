/** What the page loads when there is something to look at: the diagram, the machines, the pairs, the reasons. */
export { PlainHttp } from "../../components/bench/PlainHttp.tsx";
export { Candidates } from "../../components/client/Candidates.tsx";
export { ChannelWish } from "../../components/client/ChannelWish.tsx";
export { Chat } from "../../components/client/Chat.tsx";
export { painted } from "../../components/client/paint.ts";
export { CardMore } from "../../components/desk/CardMore.tsx";
export { QrDialog } from "../../components/desk/QrDialog.tsx";
export { Scanner } from "../../components/desk/Scanner.tsx";
export { Machine } from "../../components/instruments/Machine.tsx";
export { Pairs } from "../../components/instruments/Pairs.tsx";
export { Stats } from "../../components/instruments/Stats.tsx";
export { Why } from "../../components/instruments/Why.tsx";
export { RewindModel } from "../../models/bench/rewind.ts";
export { reasonsOnBench } from "../../protocol/advice/mod.ts";
export { asPage, codeOf } from "../../protocol/listing/mod.ts";
export { network } from "../network.ts";
export { timelineOf } from "../timeline.tsx";
