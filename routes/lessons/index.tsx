/** The course. */
import type { LessonOnMap } from "../../components/lesson/Course.tsx";
import { Island } from "../../server/island.tsx";

export default function Lessons({ course }: { course: readonly LessonOnMap[] }) {
  return (
    <section class="page">
      <h1>Lessons</h1>
      <p class="lead">In each lesson you are the signaling channel between two live clients. No account, no set-up.</p>
      <h2 class="small" id="course">The course</h2>
      <Island name="Course" props={{ lessons: course, base: "" }} />
    </section>
  );
}
