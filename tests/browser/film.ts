/** A film that Chromium plays as a camera, and a Chromium that has one. */
import { type BrowserContext, chromium, type LaunchOptions } from "@playwright/test";
import { qrOf } from "../../components/desk/qr.ts";

export const FAKE_CAMERA = "--use-fake-device-for-media-stream";
export const ALWAYS_ALLOW = "--use-fake-ui-for-media-stream";

/** The same browser as in the other tests, with or without a camera. */
export async function withCamera(
  options: LaunchOptions,
  args: readonly string[],
  run: (context: BrowserContext) => Promise<void>,
) {
  const browser = await chromium.launch({ ...options, args: [...options.args ?? [], ...args] });
  try {
    await run(await browser.newContext({ permissions: args.includes(ALWAYS_ALLOW) ? ["camera"] : [] }));
  } finally {
    await browser.close();
  }
}

/**
 * A film of a code on gray paper, turned and tilted, a little blurred, with noise: YUV4MPEG2, which Chromium plays
 * as a camera. It is one line about the size, then for each frame `FRAME\n` and the planes Y, U, V.
 */
export function film(text: string, degrees: number, tilt: number): Uint8Array {
  const [width, height, scale] = [640, 480, 5];
  const { modules, path } = qrOf(text, "M")!;
  const side = modules + 8;
  const dark = new Set<number>();
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let i = 0; i < +run; i++) dark.add(+y * side + +x + i);
  }
  const [cos, sin] = [Math.cos(degrees * Math.PI / 180) / scale, Math.sin(degrees * Math.PI / 180) / scale];
  function brightness(x: number, y: number): number {
    const far = 1 + tilt * (y - height / 2) / height;
    const [dx, dy] = [(x - width / 2) * far, (y - height / 2) * far];
    const [column, row] = [dx * cos + dy * sin + side / 2, dy * cos - dx * sin + side / 2].map(Math.floor);
    if (column < 0 || row < 0 || column >= side || row >= side) return 128;
    return dark.has(row * side + column) ? 40 : 215;
  }
  const luma = new Uint8Array(width * height);
  // The mean of two by two pixels: what a camera a little out of focus sees.
  const around = [-0.75, -0.25, 0.25, 0.75].flatMap((dy) => [-0.75, -0.25, 0.25, 0.75].map((dx) => [dx, dy]));
  let noise = 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (const [dx, dy] of around) sum += brightness(x + dx, y + dy);
      noise = (noise * 1103515245 + 12345) % 2 ** 31;
      luma[y * width + x] = sum / around.length + (noise >> 16) % 13 - 6;
    }
  }
  const frame = [Buffer.from("FRAME\n"), luma, new Uint8Array(width * height / 2).fill(128)];
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420jpeg\n`);
  return Buffer.concat([head, ...frame, ...frame, ...frame]);
}
