/** Waits for what signals will tell. */
import { effect } from "@preact/signals";

/** How long to wait, in milliseconds, and what runs something later, and gives back how to call it off. */
interface Patience {
  readonly within: number;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** What a question gives as soon as it gives something; `undefined` where that took too long. */
export function comes<T>(ask: () => T | undefined, { within, after }: Patience): Promise<T | undefined> {
  const atOnce = ask();
  if (atOnce !== undefined) return Promise.resolve(atOnce);
  const { promise, resolve } = Promise.withResolvers<T | undefined>();
  const stop = effect(() => {
    const found = ask();
    if (found !== undefined) resolve(found);
  });
  const off = after(within, () => resolve(undefined));
  return promise.finally(() => {
    off();
    stop();
  });
}
