/**
 * Draws a text as a QR code. It brings `lean-qr` with it: a page imports it only when somebody asks for a code.
 *
 * A finder pattern's first row, seven dark modules behind a quiet zone of four: `M4 4h7v1h-7z`
 */
import { correction, generate, mode } from "lean-qr";

export type QrLevel = "L" | "M";

export interface Qr {
  /** Modules along one side, without the quiet zone. */
  readonly modules: number;
  readonly version: number;
  readonly level: QrLevel;
  /** The dark modules as an SVG path; one unit is one module, and the quiet zone lies around them. */
  readonly path: string;
}

/** Modules that stay white on each side (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** Above this version, modules are so small that the lower level, with fewer of them, is the easier one to read. */
const DENSE = 20;
const LARGEST = 40;

/** `lean-qr` could also use Shift-JIS and ISO 8859-1; readers differ in what they make of those beside UTF-8. */
const MODES = [mode.numeric, mode.alphaNumeric, mode.ascii, mode.utf8];

/** `lean-qr` throws this code when a text does not fit. */
const TOO_MUCH = 4;

/** The QR code of a text; `undefined` if no version holds it. Without a level: M, but L where M would be dense. */
export function qrOf(text: string, level?: QrLevel): Qr | undefined {
  if (level) return draw(text, level, LARGEST);
  return draw(text, "M", DENSE) ?? draw(text, "L", LARGEST);
}

function draw(text: string, level: QrLevel, maxVersion: number): Qr | undefined {
  const exactly = correction[level];
  try {
    const { size, get } = generate(text, {
      minCorrectionLevel: exactly,
      maxCorrectionLevel: exactly,
      maxVersion,
      modes: MODES,
    });
    return { modules: size, version: (size - 17) / 4, level, path: runs(size, get) };
  } catch (error) {
    if ((error as { code?: number }).code === TOO_MUCH) return undefined;
    throw error;
  }
}

/** One closed rectangle for each horizontal run of dark modules. */
function runs(size: number, isDark: (x: number, y: number) => boolean): string {
  let path = "";
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue;
      const start = x;
      while (isDark(x, y)) x++;
      path += `M${start + QUIET_ZONE} ${y + QUIET_ZONE}h${x - start}v1h${start - x}z`;
    }
  }
  return path;
}
