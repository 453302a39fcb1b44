/** The first two minutes: what this is, and start. */
import { Wire } from "../components/site/Wire.tsx";
import type { LessonOnMap } from "../components/lesson/Course.tsx";
import { Island } from "../server/island.tsx";

export default function Home({ root, course }: { root: string; course: readonly LessonOnMap[] }) {
  return (
    <>
      <section class="hero">
        <div>
          <h1>
            Connect two browsers.<br />You are the wire.
          </h1>
          <p class="lead">
            Learn WebRTC by carrying every offer, answer and candidate across by hand, between two live clients on one
            page.
          </p>
          <div class="ways">
            <Island name="Start" props={{ lessons: course, base: `${root}lessons/` }} />
            <a href={`${root}annotate/`}>or paste an SDP to read</a>
          </div>
        </div>
        <Wire />
      </section>
      <section class="page" aria-labelledby="course">
        <h2 class="small" id="course">The course</h2>
        <Island name="Course" props={{ lessons: course, base: `${root}lessons/` }} />
      </section>
    </>
  );
}
