/** The course as a map: its chapters, their lessons in order, how long each takes, and what is done. */
import { isDone, type Kept, lessonOf, stepIsMet } from "../../protocol/kept/mod.ts";
import { count } from "../../protocol/text/mod.ts";

/** A lesson, as the map shows it. `steps` are their ids. */
export interface LessonOnMap {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly chapter?: string;
  /** The question that it answers. */
  readonly question?: string;
  /** What it needs beside a browser. */
  readonly needs?: string;
  readonly steps: readonly string[];
}

interface Props {
  readonly lessons: readonly LessonOnMap[];
  /** What stands before a slug in a link. */
  readonly base: string;
  /** What this browser has kept; before that has come, nothing is done. */
  readonly kept: Kept | undefined;
}

export function Course({ lessons, base, kept }: Props) {
  return (
    <div class="course">
      {chaptersOf(lessons).map(({ title, first, inside }) => (
        <section key={first} class="chapter" aria-label={title}>
          {title && (
            <h3>
              {title} <span class="minutes">{inside.reduce((sum, { minutes }) => sum + minutes, 0)} min</span>
            </h3>
          )}
          <ol start={first}>
            {inside.map((lesson, i) => (
              <LessonRow key={lesson.slug} lesson={lesson} number={first + i} base={base} kept={kept} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

interface RowProps {
  readonly lesson: LessonOnMap;
  readonly number: number;
  readonly base: string;
  readonly kept: Kept | undefined;
}

function LessonRow({ lesson, number, base, kept }: RowProps) {
  const { slug, title, summary, question = summary, needs, minutes, steps } = lesson;
  const progress = kept && lessonOf(kept, slug);
  const done = progress ? steps.filter((id) => stepIsMet(progress, id)).length : 0;
  const state = progress && isDone(progress, steps) ? "done" : done > 0 ? "begun" : "";
  const word = state === "done" ? "done" : state === "begun" ? `${done} of ${count(steps.length, "step")}` : "";
  return (
    <li class={`stop ${state}`}>
      <span class="stop-number" aria-hidden="true">{state === "done" ? "✓" : number}</span>
      <a href={`${base}${slug}/`}>{title}</a>
      <span class="quiet summary">{question}{needs && ` Needs ${needs}.`}</span>
      <span class="quiet progress-kept">{word}</span>
      <span class="quiet minutes">{minutes} min</span>
    </li>
  );
}

interface Chapter {
  readonly title: string | undefined;
  /** The number of its first lesson in the course, from 1. */
  readonly first: number;
  readonly inside: readonly LessonOnMap[];
}

/** Neighbours with the same chapter stand together. */
function chaptersOf(lessons: readonly LessonOnMap[]): readonly Chapter[] {
  return lessons.reduce<readonly Chapter[]>((chapters, lesson, i) => {
    const last = chapters.at(-1);
    return last && last.title === lesson.chapter
      ? [...chapters.slice(0, -1), { ...last, inside: [...last.inside, lesson] }]
      : [...chapters, { title: lesson.chapter, first: i + 1, inside: [lesson] }];
  }, []);
}
