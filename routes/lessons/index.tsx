/** The course. */
import { Course } from "../../components/lesson/Course.tsx";
import { COURSE } from "../../lessons/mod.ts";

export default function Lessons() {
  return (
    <section class="page">
      <h1>Lessons</h1>
      <p class="lead">In each lesson you are the signaling channel between two live clients. No account, no set-up.</p>
      <Course lessons={COURSE} base="" />
    </section>
  );
}
