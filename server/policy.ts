/** What a page of this site may do. The same policy stands in the header and in a `<meta>`. */

/** The Content-Security-Policy (CSP Level 3). `styleHash` allows one inline style, for the not-found page. */
export function policy(styleHash?: string): string {
  const style = styleHash ? `'self' 'sha256-${styleHash}'` : "'self'";
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    // No script of the page makes markup out of text, so none may make a policy that would let it; the one that there is
    // names the service worker, and nothing else (browser/kept-site.ts).
    "trusted-types service-worker",
  ].join("; ");
}

/** Headers that every answer carries; `frame-ancestors` has no effect in a `<meta>` and stands only here. */
export const headers = (styleHash?: string): Readonly<Record<string, string>> => ({
  "Content-Security-Policy": `${policy(styleHash)}; frame-ancestors 'none'`,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy":
    "camera=(self), microphone=(self), clipboard-read=(self), clipboard-write=(self), geolocation=(), payment=(), usb=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Permitted-Cross-Domain-Policies": "none",
});

/** SHA-256 of a text, in base64: what `style-src` asks for before it allows an inline style. */
export async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new Uint8Array(digest).toBase64();
}
