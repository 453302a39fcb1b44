/** One client alone, for two devices. */
import type { Listings } from "../components/Client.tsx";
import { Island } from "../server/island.tsx";

interface Props {
  readonly listings: Listings;
  readonly root: string;
  readonly lesson?: { readonly slug: string; readonly title: string };
}

export default function DevicePage({ listings, root, lesson }: Props) {
  return (
    <>
      <h1 class="device-title">One client, on this device</h1>
      {lesson && (
        <p class="device-lesson">
          The other side follows the lesson{" "}
          <a href={`${root}lessons/${lesson.slug}/`}>{lesson.title}</a>. What this side has to do is always the dark
          button.
        </p>
      )}
      <Island name="Device" props={{ listings, root, ...(lesson && { lesson: lesson.slug }) }} />
    </>
  );
}
