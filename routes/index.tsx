/** The first two minutes: what this is, and start. */
import { Course } from "../components/lesson/Course.tsx";
import { Wire } from "../components/site/Wire.tsx";
import { COURSE } from "../lessons/mod.ts";

export default function Home({ root }: { root: string }) {
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
          <p class="ways">
            <a class="button" href={`${root}lessons/${COURSE[0].slug}/`}>Make your first connection</a>
            <a href={`${root}annotate/`}>or paste an SDP to read</a>
          </p>
        </div>
        <Wire />
      </section>
      <section class="page" aria-labelledby="course">
        <h2 class="small" id="course">The course</h2>
        <Course lessons={COURSE} base={`${root}lessons/`} />
      </section>
    </>
  );
}
