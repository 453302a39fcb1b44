/**
 * Firefox in the namespace that this program is started in, as WebDriver BiDi comes by a socket that no other namespace
 * reaches: `deno run -A firefox-driver.ts ADDRESS` opens the page, prints `ready`, and then evaluates each line of
 * standard input, an expression as a JSON text, and prints what it came to as `{ value }` or `{ error }`.
 */
import { launchFirefox } from "../browser/firefox.ts";

const [address] = Deno.args;
const firefox = await launchFirefox();
try {
  const page = await firefox.open(address);
  console.log("ready");
  let rest = "";
  const answers: Promise<void>[] = [];
  for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      const { id, expression } = JSON.parse(line);
      const tell = (what: object) => console.log(JSON.stringify({ id, ...what }));
      answers.push(page.evaluate(expression).then((value) => tell({ value }), (error) => tell({ error: `${error}` })));
    }
  }
  await Promise.allSettled(answers);
} finally {
  await firefox.close();
}
