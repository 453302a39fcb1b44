/**
 * What is said over the page where something of it did not come or broke, and no part could say so. It is hidden until
 * `browser/page-failures.ts` shows it: nothing more must be loaded to say that something did not load.
 */
import { NOT_LOADED } from "./lazy.tsx";

export function PageNotice() {
  return (
    <div class="page-notice" role="alert">
      <p class="problem" data-failure="not-loaded" hidden>
        <b>{NOT_LOADED.said}</b> {NOT_LOADED.next} <button type="button">Hide</button>
      </p>
      <p class="problem" data-failure="broken" hidden>
        <b>Something in this page broke, and what it shows may be wrong from here on.</b>{" "}
        Save the trace if you want to keep what happened, then load the page again. <button type="button">Hide</button>
      </p>
    </div>
  );
}
