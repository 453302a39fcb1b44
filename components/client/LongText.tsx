/** A text from the other side, of any length: laid out in parts, and with nothing in it that nobody sees. */
import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { visible } from "../../protocol/text/mod.ts";

/** So many characters are laid out at a time. A browser takes a minute for a word of a quarter of a million. */
const PART = 2000;
/** A word longer than this is given places to break at: to look for one at every letter takes the square of its length. */
const WORD = /(\S{80})/u;

/** Where a part ends, which cuts no character in half. */
const whole = (text: string, at: number): number => /[\ud800-\udbff]/.test(text[at - 1] ?? "") ? at + 1 : at;

export function LongText({ text, class: name }: { readonly text: string; readonly class: string }) {
  const [asked, setAsked] = useState(0);
  if (text.length <= PART) return <Part text={text} class={name} />;
  const start = whole(text, Math.min(asked, text.length));
  const end = whole(text, Math.min(start + PART, text.length));
  const n = (at: number) => at.toLocaleString("en");
  return (
    <>
      <Part text={text.slice(start, end)} class={name} />
      <span class="quiet part-of">
        characters {n(start + 1)} to {n(end)} of {n(text.length)}{" "}
        {start > 0 && <button type="button" class="plain" onClick={() => setAsked(start - PART)}>Earlier part</button>}
        {" "}
        {end < text.length && <button type="button" class="plain" onClick={() => setAsked(end)}>Next part</button>}
      </span>
    </>
  );
}

/** In a direction of its own, so that it turns nothing around it. */
function Part({ text, class: name }: { readonly text: string; readonly class: string }) {
  const pieces = visible(text).split(WORD).filter((piece) => piece !== "");
  return (
    <bdi class={name}>
      {pieces.map((piece, i) => <Fragment key={i}>{i > 0 && <wbr />}{piece}</Fragment>)}
    </bdi>
  );
}
