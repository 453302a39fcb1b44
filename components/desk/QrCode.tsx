/** A QR code to be read by another device: always dark on white, and said in numbers below. */
import type { Qr } from "./qr.ts";

/** As in `qr.ts`, which is not imported: it would bring the drawing with it. */
const QUIET_ZONE = 4;

interface Props {
  readonly text: string;
  /** What the code is, for people who do not see it. */
  readonly label: string;
  /** What `qrOf(text)` gave; the page loads it when the code is asked for. */
  readonly qr: Qr | undefined | "loading";
}

export function QrCode({ text, label, qr }: Props) {
  if (qr === undefined) return <p class="qr-too-long" role="status">{tooLong(text)}</p>;
  if (qr === "loading") return <p class="qr-loading" role="status">Drawing the code…</p>;
  const side = qr.modules + 2 * QUIET_ZONE;
  return (
    <figure class="qr">
      <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shape-rendering="crispEdges">
        <rect width={side} height={side} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      <figcaption>
        QR version {qr.version}, level {qr.level}, {qr.modules} × {qr.modules} modules, {count(text.length)} characters
      </figcaption>
    </figure>
  );
}

const count = (number: number) => number.toLocaleString("en");

/** The largest code at level L, by what the text is made of (ISO/IEC 18004, table 7). */
function tooLong(text: string): string {
  const narrow = /^[0-9A-Z $%*+\-./:]*$/.test(text);
  // Characters outside ASCII take two to four bytes each: only bytes can be compared then.
  const bytes = new TextEncoder().encode(text).length;
  const size = bytes === text.length ? `${count(bytes)} characters` : `${count(bytes)} bytes`;
  return `This is too long for one QR code: ${size}, and the largest holds about ${
    count(narrow ? 4296 : 2953)
  }. Choose the compact code.`;
}
