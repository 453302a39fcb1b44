/** Said before somebody presses in vain: clipboard and camera are for secure contexts (Clipboard API; Media Capture). */
export function PlainHttp() {
  return (
    <p class="quiet plain-http">
      This page came over plain HTTP, and browsers give such pages no clipboard and no camera. So copy a card by
      selecting its text, paste into the box yourself, and read QR codes from pictures. Over HTTPS or on localhost the
      buttons work, too.
    </p>
  );
}
