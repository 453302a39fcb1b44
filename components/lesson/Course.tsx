/** The list of lessons. */
import type { Lesson } from "../../protocol/goals/mod.ts";

export function Course({ lessons, base }: { lessons: readonly Lesson[]; base: string }) {
  return (
    <ol class="course">
      {lessons.map(({ slug, title, summary, minutes }) => (
        <li key={slug}>
          <a href={`${base}${slug}/`}>{title}</a>
          <span class="quiet">{summary}</span>
          <span class="quiet minutes">{minutes} min</span>
        </li>
      ))}
    </ol>
  );
}
