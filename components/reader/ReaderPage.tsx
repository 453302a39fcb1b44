/** The SDP reader by itself: give it anything, read it, note it, hand it out. */
import type { ComponentChildren, RefObject } from "preact";
import { explain, type Problem } from "../../protocol/problems/mod.ts";
import { type AnnotatedSdp, type Comparison, type Finding, readSdp, type Spot } from "../../protocol/sdp/mod.ts";
import type { Found } from "../../protocol/handout/mod.ts";
import { count } from "../../protocol/text/mod.ts";
import { SAMPLES } from "../../protocol/blob/mod.ts";
import type { ReasonOfTexts } from "../../protocol/advice/mod.ts";
import { Choice } from "./Choice.tsx";
import { Rounds } from "./Difference.tsx";
import { Findings } from "./Findings.tsx";
import { GivenText } from "./GivenText.tsx";
import { PairReasons } from "./PairReasons.tsx";
import { SdpReader } from "./SdpReader.tsx";

type View = "annotated" | "raw" | "difference";

interface Props {
  readonly text: string;
  readonly problem?: Problem;
  readonly documents: readonly { readonly name: string; readonly sdp: string }[];
  readonly annotated: readonly AnnotatedSdp[];
  /** Each round of the exchange, in order. */
  readonly comparisons: readonly Comparison[];
  /** Why the two would not connect, the likeliest first; none, where there is no pair. */
  readonly reasons: readonly ReasonOfTexts[];
  /** What else is wrong between the descriptions. */
  readonly between: readonly Finding[];
  readonly shown: number;
  readonly view: View;
  readonly drawn: number;
  /** What was left out around the descriptions, and mended in them. */
  readonly found: Found;
  /** Whether nothing was left out nor mended, because that was asked for. */
  readonly asItStands: boolean;
  readonly onStand: (is: boolean) => void;
  /** What goes on paper is put here. */
  readonly paper: RefObject<HTMLDivElement | null>;
  readonly spot?: Spot;
  readonly notes: Readonly<Record<string, string>>;
  /** Why the note that was written last is not kept. */
  readonly unkept?: Problem;
  readonly onText: (text: string) => void;
  readonly onFile: (file: Blob) => void;
  readonly onShow: (index: number) => void;
  readonly onView: (view: View) => void;
  readonly onMore: () => void;
  readonly onSpot: (spot: Spot) => void;
  readonly onNote: (line: string, text: string) => void;
  /** Whether a lesson is handed out, which may be steps alone. */
  readonly hasLesson: boolean;
  /** The panel that makes handouts. */
  readonly children: ComponentChildren;
}

export function ReaderPage(props: Props) {
  const { text, annotated, shown, onText, onFile, children } = props;
  const sdp = annotated[shown];
  return (
    <div
      class="reader-page"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const [file] = event.dataTransfer?.files ?? [];
        if (!file) return;
        event.preventDefault();
        onFile(file);
      }}
    >
      <GivenText {...props} />
      {text === "" && (
        <p class="give-acts">
          Or try one: {SAMPLES.map(([name, sample]) => (
            <button
              key={name}
              type="button"
              class="plain"
              onClick={() => onText(sample)}
            >
              {name}
            </button>
          ))}
        </p>
      )}
      {props.reasons.length > 0 && <PairReasons reasons={props.reasons} />}
      {sdp && <Shown {...props} sdp={sdp} />}
      {(sdp || props.hasLesson) && children}
      <div ref={props.paper} class="printed" aria-hidden="true" />
    </div>
  );
}

const VIEWS = [["annotated", "Annotated"], ["raw", "Raw"], ["difference", "Difference"]] as const;

function Shown(props: Props & { sdp: AnnotatedSdp }) {
  const { documents, shown, view, comparisons, sdp, onShow, onView } = props;
  const differs = comparisons.length > 0;
  const { name } = documents[shown];
  return (
    <section class="shown reading-of" aria-label={name}>
      <h2 class="hidden">{name}</h2>
      <header>
        <Choice
          label="Which description"
          choices={documents.map((document, i) => [i, document.name])}
          chosen={shown}
          onChoose={onShow}
        />
        <Choice
          label="How it is shown"
          choices={VIEWS.filter(([one]) => one !== "difference" || differs)}
          chosen={view}
          onChoose={onView}
        />
      </header>
      <p class="quiet">
        {count(sdp.lines.length, "line")},{" "}
        {count(sdp.lines.filter((line) => line.name === "m=").length, "media section")},{" "}
        {count(sdp.lines.filter((line) => line.name === "candidate").length, "candidate")}
      </p>
      {view === "raw" && <pre class="raw" tabIndex={0}>{documents[shown].sdp}</pre>}
      {view === "difference" && differs && <Rounds comparisons={comparisons} />}
      {(view === "annotated" || (view === "difference" && !differs)) && <Annotated {...props} />}
    </section>
  );
}

function Annotated(
  { sdp, documents, shown, drawn, spot, notes, unkept, between, onSpot, onNote, onMore }: Props & {
    sdp: AnnotatedSdp;
  },
) {
  const original = readSdp(documents[shown].sdp).lines;
  const why = unkept && explain(unkept);
  const noted = { notes, unkept: why && `${why.said} ${why.next}`, onNote };
  const part = sdp.lines.length > drawn ? { ...sdp, lines: sdp.lines.slice(0, drawn) } : sdp;
  return (
    <>
      <Findings problems={sdp.problems} between={between} onSpot={onSpot} />
      <SdpReader sdp={part} label={documents[shown].name} spot={spot} onSpot={onSpot} {...noted} />
      {sdp.lines.length > drawn && (
        <button type="button" onClick={onMore}>Show more of {original.length.toLocaleString("en")} lines</button>
      )}
    </>
  );
}
