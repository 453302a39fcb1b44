/** Advice for whoever copies a blob for another program: what that program does otherwise than a browser. */
import { identify } from "../sdp/mod.ts";
import { count } from "../text/mod.ts";
import type { SignalingMessage } from "../facts/mod.ts";
import type { WrittenForm } from "./write.ts";

/** Linux gives a program no more characters of a typed line than these, and drops the others (termios(3)). */
const LONGEST_TYPED = 4095;

/**
 * What to know before `text`, a message in a form, is given to the program that reads this form; `undefined` where
 * that program reads it as a browser would. `isWhole`: no candidates will be put inside this description any more.
 */
export function targetAdvice(
  form: WrittenForm,
  message: SignalingMessage,
  { text, isWhole }: { readonly text: string; readonly isWhole: boolean },
): string | undefined {
  if ((form === "base64" || form === "aiortc") && text.length > LONGEST_TYPED) {
    return `A terminal on Linux takes ${count(LONGEST_TYPED, "character")} of a line and drops the others. ` +
      "Type stty -icanon in it before you start the program.";
  }
  const { kind } = message;
  switch (form) {
    case "base64":
      if (kind === "description" && (identify(message.sdp).candidates.length > 0 || !isWhole)) return undefined;
      return "Pion’s examples read one description and no candidates after it: choose “inside the description” above, " +
        "before you make an offer or an answer.";
    case "aiortc":
      return kind === "end-of-candidates"
        ? "aiortc’s copy and paste has no word for the end of candidates: leave this card."
        : undefined;
    case "libdatachannel":
      return kind === "end-of-candidates"
        ? "libdatachannel’s example takes no end of candidates: leave this card."
        : `libdatachannel’s copy-paste example asks for a command first: type ${
          kind === "description" ? 1 : 2
        } and Enter, then paste.`;
    default:
      return undefined;
  }
}
