/** Prose that was rendered from Markdown on the server and stays as it is in the browser. */

/**
 * On the server `html` is the prose. In the browser it is not sent a second time: hydration leaves the children of
 * an element with `dangerouslySetInnerHTML` alone, and since the value never changes, so does every later render.
 */
export function Prose({ html, class: name = "" }: { html?: string; class?: string }) {
  return <div class={`prose ${name}`} dangerouslySetInnerHTML={{ __html: html ?? "" }} />;
}
