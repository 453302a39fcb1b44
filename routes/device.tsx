/** One client alone, for two devices. */
import type { LessonText } from "../components/lesson/view.ts";
import type { Listings } from "../components/client/Code.tsx";
import type { Sources } from "../components/signaling/sources.ts";
import { Island } from "../server/island.tsx";

interface Props {
  readonly listings: Listings;
  readonly sources: Sources;
  readonly root: string;
  /** The lesson that both sides follow. */
  readonly lesson?: { readonly slug: string; readonly text: LessonText };
}

export default function DevicePage({ listings, sources, root, lesson }: Props) {
  if (lesson) {
    const { html: _onlyHere, ...outline } = lesson.text;
    const props = { listings, sources, root, lesson: lesson.slug, text: outline as LessonText };
    return <Island name="Device" props={props} here={{ text: lesson.text }} />;
  }
  return (
    <>
      <h1 class="hidden">One client, on this device</h1>
      <Island name="Device" props={{ listings, sources, root }} />
    </>
  );
}
