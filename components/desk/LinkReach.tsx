/** Which devices a link of this page reaches. */

/** Addresses that every machine has for itself (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
const isOwn = (link: string): boolean => /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:|\/)/i.test(link);

export function LinkReach({ link }: { link: string }) {
  if (link === "") return null;
  return isOwn(link)
    ? (
      <>
        <b>No other device can open this link:</b>{" "}
        “localhost” means the very machine that reads it. Open this page by the address that this machine has in your
        network, and show the code from there.
      </>
    )
    : <>A camera opens it as a link.</>;
}
