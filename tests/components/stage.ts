/** A bench with a fake peer, drawn on the server: what its components show, and what their buttons do. */
import { type ComponentChild, h, options, type VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { ClientContext } from "../../components/bench/client-view.ts";
import { BenchContext, type BenchView } from "../../components/bench/view.ts";
import type { ClientName } from "../../protocol/facts/mod.ts";
import { highlightedListings } from "../../server/highlight.ts";
import { benchView } from "../../wiring/bench-view.ts";
import { bench } from "../models/tools.ts";

const listings = await highlightedListings();

/** A live bench of fake peers, and its view as a page would have it. */
export function stage(options: Parameters<typeof bench>[0] = {}) {
  const on = bench(options);
  const view = benchView(on.model, { root: "../", listings });
  return { ...on, view };
}

/** What a part of a bench shows; with a client, what a part of that client shows. */
export function shown(view: BenchView, part: ComponentChild, client?: ClientName): string {
  const inside = client ? h(ClientContext.Provider, { value: view.clients[client] }, part) : part;
  return renderToString(h(BenchContext.Provider, { value: view }, inside));
}

/** The text of an element, without its markup. */
const wordsOf = (child: unknown): string =>
  Array.isArray(child)
    ? child.map(wordsOf).join("")
    : typeof child === "string" || typeof child === "number"
    ? String(child)
    : typeof child === "object" && child !== null && "props" in child
    ? wordsOf((child as VNode<{ children?: unknown }>).props.children)
    : "";

interface Press {
  readonly words: string;
  readonly press: () => void;
}

/** Every button that a part draws, with its words, to be pressed. */
export function buttonsOf(draw: () => string): readonly Press[] {
  const found: Press[] = [];
  const before = options.vnode;
  options.vnode = (vnode) => {
    before?.(vnode);
    const { onClick, children } = vnode.props as { onClick?: (event: object) => void; children?: unknown };
    if (vnode.type === "button" && onClick) {
      found.push({ words: wordsOf(children), press: () => onClick({ currentTarget: {} }) });
    }
  };
  try {
    draw();
  } finally {
    options.vnode = before;
  }
  return found;
}
