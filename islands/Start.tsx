/** The button of the first page. */
import type { LessonOnMap } from "../components/lesson/Course.tsx";
import { Start as Button } from "../components/lesson/Start.tsx";
import { useKept } from "../wiring/use-kept.ts";

export default function Start({ lessons, base }: { lessons: readonly LessonOnMap[]; base: string }) {
  const kept = useKept((loaded) => loaded.kept).value;
  return <Button lessons={lessons} base={base} kept={kept?.kept.value} />;
}
