/** A card as a QR code, and the camera, while they are open. Both come when they are first asked for. */
import { useBench } from "./view.ts";

export function Dialogs() {
  const { qr, scanning, parts, actions } = useBench();
  const [shown, scan] = [qr.value, scanning.value];
  return (
    <>
      {shown && <parts.QrDialog {...shown} onForm={actions.chooseQrForm} onClose={actions.closeQr} />}
      {scan && (
        <parts.Scanner
          {...scan}
          videoRef={actions.seeCamera}
          onPicture={actions.readPicture}
          onClose={actions.closeCamera}
        />
      )}
    </>
  );
}
