/** The SDP reader at `/annotate/`. */
import { useModel } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { readFile, saveText } from "../browser/file.ts";
import { loadNotes, saveNotes } from "../browser/notes.ts";
import { lessonAsked, sheetAsked, siteBase } from "../browser/address.ts";
import { printPage, today } from "../browser/document.ts";
import { takeCarried } from "../browser/hand-out.ts";
import { siteText } from "../browser/site-file.ts";
import { showSheet } from "../browser/print-sheet.ts";
import { HandoutPanel } from "../components/reader/HandoutPanel.tsx";
import { ReaderPage } from "../components/reader/ReaderPage.tsx";
import { ReaderModel } from "../models/reader/reader.ts";

const loadReader = () => import("../protocol/sdp/lazy.ts");

const loadHandouts = () => import("../protocol/handout/lazy.ts");

const loadWhy = () => import("../protocol/advice/lazy.ts");

interface Props {
  readonly root: string;
  /** The title of each lesson, by its slug. */
  readonly titles: Readonly<Record<string, string>>;
}

/** The lesson that the page was opened from, with its address as a QR code. */
async function lessonFrom({ root, titles }: Props) {
  const slug = lessonAsked();
  if (slug === undefined || !Object.hasOwn(titles, slug)) return undefined;
  const address = `${siteBase(root)}lessons/${slug}/`;
  const as = sheetAsked();
  const file = as && siteText(`${address}sheet.json`);
  const { qrOf } = await import("../wiring/lazy/qr.ts");
  const qr = qrOf(address);
  return {
    title: titles[slug],
    address,
    ...(qr && { path: qr.path, size: qr.modules + 8 }),
    ...(as && { as, file: await file }),
  };
}

export default function Annotate(props: Props) {
  const reader = useModel(() =>
    new ReaderModel({
      loadReader,
      loadHandouts,
      loadWhy,
      notes: { load: loadNotes, save: saveNotes },
      today,
      save: saveText,
      readFile,
      carried: takeCarried,
      lesson: () => lessonFrom(props),
    })
  );
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => void reader.open(), [reader]);
  const printed = reader.printed.value;
  useEffect(() => showSheet(paper.current!, printed), [printed]);
  const reading = reader.reading.value;
  return (
    <ReaderPage
      text={reader.text.value}
      problem={reading.ok ? undefined : reading.problem}
      documents={reader.documents.value}
      annotated={reader.annotated.value}
      comparisons={reader.comparisons.value}
      reasons={reader.reasons.value}
      between={reader.between.value}
      shown={reader.shown.value}
      view={reader.view.value}
      paper={paper}
      found={reader.found.value}
      asItStands={reader.asItStands.value}
      onStand={reader.stand}
      drawn={reader.drawn.value}
      spot={reader.spot.value}
      notes={reader.notes.notes.value}
      unkept={reader.notes.unkept.value}
      hasLesson={reader.steps.value.length > 0}
      onText={reader.give}
      onFile={(file) => void reader.giveFile(file)}
      onShow={reader.show}
      onView={reader.turn}
      onMore={reader.more}
      onSpot={reader.look}
      onNote={reader.notes.write}
    >
      <HandoutPanel
        choices={reader.choices.value}
        hasLesson={reader.steps.value.length > 0}
        onChoose={reader.choose}
        onSave={reader.save}
        onPrint={printPage}
      />
    </ReaderPage>
  );
}
