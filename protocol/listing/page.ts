/** Both clients' code as one page in one file, which runs by itself when it is opened. */
import type { ClientName } from "../facts/mod.ts";

/** In HTML a script ends at the first `</script`, and `<!--` hides what follows; both may stand in a text. */
const inScript = (code: string): string => code.replace(/<(?=\/script|!--)/gi, "\\x3C");

/**
 * The page. What the clients log is shown on it, too, since it is what must be carried by hand; the functions that
 * take it are called from the console.
 */
export const asPage = (code: Readonly<Record<ClientName, string>>): string =>
  `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Two clients, signaled out of band</title>
<h1>Two clients, signaled out of band</h1>
<p>
  Both clients run on this page, and nothing passes between them but by your hand. What they log stands below; open the
  browser’s console, and hand each line to the function that its client waits with, for example
  <code>offerFromA({ type: "offer", … })</code>. The last functions send a message: <code>messageToB("hello")</code>.
</p>
<ol id="log"></ol>
<script>
  // Shows on the page what is logged to the console.
  const { log } = console;
  console.log = (...words) => {
    log(...words);
    const item = document.createElement("li");
    item.textContent = words.join(" ");
    document.getElementById("log").append(item);
  };
</script>

<script type="module">
// Client A's code
${inScript(code.A)}</script>

<script type="module">
// Client B's code
${inScript(code.B)}</script>
</html>
`;
