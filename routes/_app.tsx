/** The frame around every page: head, header, footer. */
import type { ComponentChildren } from "preact";
import type { Assets } from "../server/assets.ts";
import { Island } from "../server/island.tsx";
import { policy } from "../server/policy.ts";

interface Props {
  readonly title: string;
  readonly description: string;
  /** From this page to the site's root: `./`, `../`, …, or an absolute path on the not-found page. */
  readonly root: string;
  readonly here?: "lessons" | "bench" | "annotate";
  readonly wide?: boolean;
  readonly assets: Assets;
  /** A stylesheet written into the page, with its SHA-256 in base64. */
  readonly inline?: { readonly css: string; readonly hash: string };
  readonly children: ComponentChildren;
}

export default function App({ title, description, root, here, wide, assets, inline, children }: Props) {
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
        {!bare && <script src={`${root}theme.js`} />}
        {!bare && assets.styles.map((path) => <link key={path} rel="stylesheet" href={root + path} />)}
        {!bare && assets.preloads.map((path) => <link key={path} rel="modulepreload" href={root + path} />)}
        {!bare && assets.scripts.map((path) => <script key={path} type="module" src={root + path} />)}
      </head>
      <body class={wide ? "wide" : ""}>
        <a class="skip" href="#main">Skip to the page</a>
        <header class="site">
          <a class="name" href={root}>Out of Band</a>
          <nav aria-label="Site">
            <a href={`${root}lessons/`} aria-current={here === "lessons" ? "page" : undefined}>Lessons</a>
            <a href={`${root}bench/`} aria-current={here === "bench" ? "page" : undefined}>Free bench</a>
            <a href={`${root}annotate/`} aria-current={here === "annotate" ? "page" : undefined}>Annotate an SDP</a>
          </nav>
          {!bare && <Island name="Theme" props={{}} />}
        </header>
        <main id="main" tabIndex={-1}>{children}</main>
        <footer class="site">
          <p>There is no server between the clients. Nothing you carry leaves this page unless you take it.</p>
          <p>
            <a href={`${root}device/`}>One client alone</a> · <a href={`${root}replay/`}>Open a trace</a>
          </p>
        </footer>
      </body>
    </html>
  );
}
