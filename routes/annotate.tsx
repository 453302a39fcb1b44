/** The SDP reader: paste anything, read it, note it, export it. */
import { Island } from "../server/island.tsx";

interface Props {
  readonly root: string;
  /** The title of each lesson, by its slug. */
  readonly titles: Readonly<Record<string, string>>;
}

export default function AnnotatePage({ root, titles }: Props) {
  return (
    <section class="page reading">
      <h1>Annotate an SDP</h1>
      <p class="lead">
        Paste what you have, and press any underlined word. It says what this very value means, and where that is
        written.
      </p>
      <noscript>
        <p class="problem">
          <b>The reader needs JavaScript.</b> Without it, <code>deno task annotate</code>{" "}
          explains an SDP on a command line.
        </p>
      </noscript>
      <Island name="Annotate" props={{ root, titles }} />
    </section>
  );
}
