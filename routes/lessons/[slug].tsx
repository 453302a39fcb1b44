/** One lesson: prose and bench. */
import type { LessonText } from "../../components/lesson/view.ts";
import type { Listings } from "../../components/client/Code.tsx";
import type { Sources } from "../../components/signaling/sources.ts";
import { Island } from "../../server/island.tsx";

interface Props {
  readonly slug: string;
  readonly root: string;
  readonly text: LessonText;
  readonly listings: Listings;
  /** Where programs may carry. */
  readonly sources?: Sources;
  /** The lesson that follows in the course. */
  readonly after?: { readonly slug: string; readonly title: string };
}

export default function LessonPage({ slug, root, text, listings, sources, after }: Props) {
  const { html: _onlyHere, ...outline } = text;
  const nextLesson = after && { title: after.title, href: `${root}lessons/${after.slug}/` };
  return (
    <Island
      name="Lesson"
      props={{
        slug,
        text: outline as LessonText,
        listings,
        ...(sources && { sources }),
        benchHref: `${root}bench/`,
        root,
        nextLesson,
      }}
      here={{ text }}
    />
  );
}
