/** A card as a QR code, large, in a dialog that is open for as long as it is rendered. */
import type { WrittenForm } from "../../protocol/blob/mod.ts";
import type { ClientName } from "../../protocol/facts/mod.ts";
import { FORM_NAMES } from "./CardMore.tsx";
import { QrCode } from "./QrCode.tsx";
import type { Qr } from "./qr.ts";
import { LinkAddress, LinkReach } from "./LinkReach.tsx";
import { openModal } from "./Scanner.tsx";

interface Props {
  readonly client: ClientName;
  readonly label: string;
  readonly form: WrittenForm;
  readonly text?: string;
  readonly qr: Qr | undefined | "loading";
  readonly onForm: (form: WrittenForm) => void;
  readonly onClose: () => void;
}

const FORMS = ["link", "compact", "json"] as const;

/** What each form is good for. */
const ADVICE: Readonly<Record<typeof FORMS[number], string>> = {
  link: "What stands behind the # reaches no server.",
  compact: "The smallest one, for a device that has this page open already: press “Scan a QR code” there.",
  json: "For other programs, which know nothing of our code.",
};

export function QrDialog({ client, label, form, text = "", qr, onForm, onClose }: Props) {
  return (
    <dialog
      ref={openModal}
      class="qr-dialog"
      aria-labelledby="qr-of"
      onClose={(event) => event.currentTarget.isConnected && onClose()}
    >
      <h2 id="qr-of">Client {client}’s {label}, as a QR code</h2>
      <fieldset class="modes">
        <legend>It holds</legend>
        {FORMS.map((one) => (
          <label key={one}>
            <input type="radio" name="qr-form" value={one} checked={form === one} onChange={() => onForm(one)} />
            {one === "link" ? "a link" : one === "compact" ? "a compact code" : FORM_NAMES[one]}
          </label>
        ))}
      </fieldset>
      <QrCode text={text} label={`QR code of Client ${client}’s ${label}`} qr={qr} />
      {form === "link" && <LinkAddress link={text} />}
      <p class="quiet">
        {form === "link" && <LinkReach link={text} />} {ADVICE[form as typeof FORMS[number]]}
      </p>
      <button type="button" onClick={onClose}>Close</button>
    </dialog>
  );
}
