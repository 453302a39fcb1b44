/** Which devices a link of this page reaches. */

/** Addresses that every machine has for itself (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
const isOwn = (link: string): boolean => /^https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:|\/)/i.test(link);

/** The address in a link, large enough to be typed from across a room; what it carries behind the `#` is left to the code. */
export function LinkAddress({ link }: { link: string }) {
  const [address, carried] = link.split("#");
  if (address === "" || isOwn(link)) return null;
  return (
    <p class="qr-address">
      <span class="quiet">
        {carried
          ? "Without a camera: open this there, and bring the code another way."
          : "Without a camera: type this."}
      </span>
      <b>{address}</b>
    </p>
  );
}

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
