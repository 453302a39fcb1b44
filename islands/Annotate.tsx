/** The SDP reader at `/annotate/`. */
import { useModel } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { readFile, saveText } from "../browser/file.ts";
import { loadNotes, saveNotes } from "../browser/notes.ts";
import { takeFragment } from "../browser/address.ts";
import { printPage, today } from "../browser/document.ts";
import { HandoutPanel } from "../components/reader/HandoutPanel.tsx";
import { ReaderPage } from "../components/reader/ReaderPage.tsx";
import { mendedText } from "../protocol/blob/mod.ts";
import { ReaderModel } from "../models/reader/reader.ts";

const loadReader = () => import("../protocol/sdp/lazy.ts");

export default function Annotate() {
  const reader = useModel(() =>
    new ReaderModel({
      loadReader,
      notes: { load: loadNotes, save: saveNotes },
      today,
      save: saveText,
      readFile,
      carried: takeFragment,
    })
  );
  useEffect(() => void reader.open(), [reader]);
  const reading = reader.reading.value;
  return (
    <ReaderPage
      text={reader.text.value}
      problem={reading.ok ? undefined : reading.problem}
      documents={reader.documents.value}
      annotated={reader.annotated.value}
      comparisons={reader.comparisons.value}
      between={reader.comparisons.value.flatMap(({ findings }) => findings)}
      shown={reader.shown.value}
      view={reader.view.value}
      printed={reader.printed.value}
      found={reading.ok
        ? { leftOut: reading.leftOut.length, mended: mendedText(reading.repairs ?? []) }
        : { leftOut: 0, mended: [] }}
      asItStands={reader.asItStands.value}
      onStand={reader.stand}
      drawn={reader.drawn.value}
      spot={reader.spot.value}
      notes={reader.notes.notes.value}
      onText={reader.give}
      onFile={(file) => void reader.giveFile(file)}
      onShow={reader.show}
      onView={reader.turn}
      onMore={reader.more}
      onSpot={reader.look}
      onNote={reader.notes.write}
    >
      <HandoutPanel choices={reader.choices.value} onChoose={reader.choose} onSave={reader.save} onPrint={printPage} />
    </ReaderPage>
  );
}
