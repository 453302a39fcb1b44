/** A sheet on the page: seen on paper only, and set by its own styles alone. */

/** An element, or a text, as `protocol/handout` describes it. */
type Markup = string | {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Markup[];
};

/** The sheet, its styles, and what `@page` says. */
export interface PrintedSheet {
  readonly markup: Markup;
  readonly style: string;
  readonly paper: string;
}

let page: CSSStyleSheet | undefined;

/** Shows a sheet in an element, out of reach of the page’s styles; without one, nothing. */
export function showSheet(host: HTMLElement, sheet: PrintedSheet | undefined): void {
  if (!sheet) return host.shadowRoot?.replaceChildren();
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  if (root.adoptedStyleSheets.length === 0) root.adoptedStyleSheets.push(styled(sheet.style));
  if (!page) document.adoptedStyleSheets.push(page = styled(sheet.paper));
  root.replaceChildren(nodeOf(sheet.markup));
}

function styled(style: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  return sheet;
}

const SVG: readonly string[] = ["svg", "path"];

function nodeOf(markup: Markup): Node {
  if (typeof markup === "string") return new Text(markup);
  const { tag, attributes, children } = markup;
  const node = SVG.includes(tag)
    ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.map(nodeOf));
  return node;
}
