/** The way from a page to the box of its origin. */
import { type FromBox, readFromBox, type ToBox, writeBoxMessage } from "../../protocol/box/mod.ts";

/** How a page finds its box, and gets there. */
export interface WayToBox {
  /** What this page’s origin says of a box; rejects where nobody answers at all. */
  readonly ask: () => Promise<unknown>;
  /** Opens the way to it; nothing, where that would lead elsewhere. */
  readonly connect: (path: string, hearing: {
    readonly opened: () => void;
    readonly heard: (text: string) => void;
    readonly closed: () => void;
  }) => { readonly send: (text: string) => void; readonly close: () => void } | undefined;
}

/** The one way to a box at a time: what comes over an earlier one is not heard. */
export function wireOf(connect: WayToBox["connect"], hearing: {
  readonly opened: () => void;
  readonly heard: (message: FromBox) => void;
  readonly closed: () => void;
}) {
  let wire: ReturnType<WayToBox["connect"]>;
  return {
    /** `false` where that would lead elsewhere. */
    open(path: string): boolean {
      wire?.close();
      const mine = wire = connect(path, {
        opened: hearing.opened,
        heard: (text) => {
          const message = mine === wire ? readFromBox(text) : undefined;
          if (message) hearing.heard(message);
        },
        closed: () => {
          if (mine === wire) hearing.closed();
        },
      });
      return mine !== undefined;
    },
    send: (message: ToBox) => void wire?.send(writeBoxMessage(message)),
    close: () => void wire?.close(),
    drop() {
      wire = undefined;
    },
  };
}
