/** The course. */
import type { LessonOnMap } from "../../components/lesson/Course.tsx";
import { Island } from "../../server/island.tsx";

interface Props {
  readonly root: string;
  readonly course: readonly LessonOnMap[];
}

export default function Lessons({ root, course }: Props) {
  return (
    <section class="page">
      <h1>Lessons</h1>
      <p class="lead">In each lesson you are the signaling channel between two live clients. No account, no set-up.</p>
      <h2 class="small" id="course">The course</h2>
      <Island name="Course" props={{ lessons: course, base: "" }} />
      <h2 class="small" id="teachers">For teachers</h2>
      <details>
        <summary>A worksheet for each lesson, and its key</summary>
        <p>
          Each is filled from a recorded session of the lesson, which you need not have done. You choose what is
          blanked, and print it or save it.
        </p>
        <ul>
          {course.map(({ slug, title }) => (
            <li key={slug}>
              {title}:{" "}
              <a href={`${root}annotate/?lesson=${slug}&as=worksheet`}>
                Worksheet<Of title={title} />
              </a>,{" "}
              <a href={`${root}annotate/?lesson=${slug}&as=key`}>
                Key<Of title={title} />
              </a>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** What a link is about, for whoever hears links alone. */
const Of = ({ title }: { readonly title: string }) => <span class="hidden">of {title}</span>;
