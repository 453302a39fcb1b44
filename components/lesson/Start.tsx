/** The button that begins the course, or goes on where the learner stopped. */
import { isDone, type Kept, lessonOf } from "../../protocol/kept/mod.ts";
import type { LessonOnMap } from "./Course.tsx";

interface Props {
  readonly lessons: readonly LessonOnMap[];
  readonly base: string;
  readonly kept: Kept | undefined;
}

export function Start({ lessons, base, kept }: Props) {
  const begun = kept && lessons.some(({ slug }) => Object.keys(lessonOf(kept, slug).steps).length > 0);
  const next = begun && lessons.find(({ slug, steps }) => !isDone(lessonOf(kept, slug), steps));
  if (!next) return <a class="button" href={`${base}${lessons[0].slug}/`}>Make your first connection</a>;
  const { open } = lessonOf(kept, next.slug);
  const anchor = open !== undefined && next.steps.includes(open) ? `#${open}` : "";
  return <a class="button" href={`${base}${next.slug}/${anchor}`}>Go on with “{next.title}”</a>;
}
