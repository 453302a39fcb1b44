/** A card as a QR code, and the camera, while they are open. Both come when they are first asked for. */
import type { ComponentProps } from "preact";
import type { QrDialog } from "../desk/QrDialog.tsx";
import type { Scanner } from "../desk/Scanner.tsx";

export interface DialogsProps {
  readonly shown?: ComponentProps<typeof QrDialog> & { readonly Dialog: typeof QrDialog };
  readonly scanning?: ComponentProps<typeof Scanner> & { readonly Dialog: typeof Scanner };
}

export function Dialogs({ shown, scanning }: DialogsProps) {
  return (
    <>
      {shown && <shown.Dialog {...shown} />}
      {scanning && <scanning.Dialog {...scanning} />}
    </>
  );
}
