/** The course as a map, with what this browser keeps of it. */
import { KeptHere } from "../components/kept/KeptHere.tsx";
import { Course as Map, type LessonOnMap } from "../components/lesson/Course.tsx";
import { useKept } from "../wiring/use-kept.ts";

export default function Course({ lessons, base }: { lessons: readonly LessonOnMap[]; base: string }) {
  const kept = useKept((loaded) => loaded.kept).value;
  return (
    <>
      <Map lessons={lessons} base={base} kept={kept?.kept.value} />
      <KeptHere view={kept} />
    </>
  );
}
