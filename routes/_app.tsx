/** The frame around every page: head, header, footer. */
import type { ComponentChildren } from "preact";
import type { Assets } from "../server/assets.ts";
import { PageNotice } from "../components/site/PageNotice.tsx";
import { Island } from "../server/island.tsx";
import { policy } from "../server/policy.ts";

interface Props {
  readonly title: string;
  readonly description: string;
  /** From this page to the site's root: `./`, `../`, …, or an absolute path on the not-found page. */
  readonly root: string;
  readonly here?: "lessons" | "bench" | "annotate" | "replay";
  /** Whether the page is a workspace, with the height of the window. */
  readonly framed?: boolean;
  readonly assets: Assets;
  /** A stylesheet written into the page, with its SHA-256 in base64. */
  readonly inline?: { readonly css: string; readonly hash: string };
  readonly children: ComponentChildren;
}

const PLACES = [["lessons", "Course"], ["bench", "Bench"], ["annotate", "Read an SDP"], ["replay", "Replay"]] as const;

export default function App({ title, description, root, here, framed, assets, inline, children }: Props) {
  const bare = inline !== undefined;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        {!assets.developing && <meta http-equiv="Content-Security-Policy" content={policy(inline?.hash)} />}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === "Out of Band" ? title : `${title} — Out of Band`}</title>
        <meta name="description" content={description} />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={`${root}favicon.svg`} type="image/svg+xml" />
        {inline && <style dangerouslySetInnerHTML={{ __html: inline.css }} />}
        {!bare && <script src={`${root}engine.js`} />}
        {!bare && <script src={`${root}theme.js`} />}
        {!bare &&
          assets.fonts.map((path) => (
            <link key={path} rel="preload" href={root + path} as="font" type="font/woff2" crossOrigin="anonymous" />
          ))}
        {!bare && assets.styles.map((path) => <link key={path} rel="stylesheet" href={root + path} />)}
        {!bare && assets.preloads.map((path) => <link key={path} rel="modulepreload" href={root + path} />)}
        {!bare &&
          assets.scripts.map((path) => (
            <script
              key={path}
              type="module"
              src={root + path}
              data-later={assets.later.join(" ") || undefined}
            />
          ))}
      </head>
      <body class={framed ? "framed" : ""}>
        <a class="skip" href="#main">Skip to the page</a>
        {framed && <a class="skip" href="#bench">Skip to the bench</a>}
        <header class="site">
          <a class="name" href={root}>Out of Band</a>
          <nav aria-label="Site">
            {PLACES.map(([name, words]) => (
              <a key={name} href={`${root}${name}/`} aria-current={here === name ? "page" : undefined}>{words}</a>
            ))}
          </nav>
          {!bare && (
            <p aria-live="polite">
              <span class="chip" data-no-network hidden>
                This device is in no network: nothing can be reached from here.
              </span>
            </p>
          )}
          {!bare && <Island name="Theme" props={{}} />}
        </header>
        {!bare && <PageNotice />}
        <main id="main" tabIndex={-1}>{children}</main>
        <footer class="site">
          <p>There is no server between the clients. Nothing you carry leaves this page unless you take it.</p>
          <p>
            <a href={`${root}device/`}>One client alone</a> · <a href={`${root}replay/`}>Open a trace</a> ·{" "}
            <a href={`${root}glossary/`}>Glossary</a>
          </p>
        </footer>
      </body>
    </html>
  );
}
