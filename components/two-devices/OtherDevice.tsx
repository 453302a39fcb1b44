/** In the place of a client that was moved to another device: how to open it there, and how to get it back. */
import { across, type ClientName } from "../../protocol/facts/mod.ts";
import { NextStep, type NextStepProps } from "./NextStep.tsx";
import { QrCode } from "../desk/QrCode.tsx";
import type { Qr } from "../desk/qr.ts";
import { LinkReach } from "../desk/LinkReach.tsx";
import { openModal } from "../desk/Scanner.tsx";

export interface OtherDeviceProps {
  /** The client that is here, once the other is not. */
  readonly sole?: ClientName;
  readonly asking?: "moving" | "back";
  /** Whether the client that is here keeps what it has, whatever the other does. */
  readonly stays: boolean;
  readonly link: string;
  /** Whether the link takes an offer along. */
  readonly hasOffer: boolean;
  /** Whether the other client is still to be opened there. */
  readonly isOpen: boolean;
  readonly copied?: boolean;
  readonly canShare: boolean;
  readonly shown?: { readonly text: string; readonly qr: Qr | undefined | "loading" };
  readonly onward?: NextStepProps;
  readonly onMove: () => void;
  readonly onKeep: () => void;
  readonly onBack: () => void;
  readonly onShow: () => void;
  readonly onHide: () => void;
  readonly onCopy: () => void;
  readonly onShare: () => void;
}

export function OtherDevice(props: OtherDeviceProps) {
  const { sole, asking, shown, onHide } = props;
  const other = sole ? across(sole) : "B";
  return (
    <>
      {asking && <Ask {...props} asking={asking} other={other} />}
      {sole && <Panel {...props} other={other} />}
      {shown && (
        <dialog
          ref={openModal}
          class="qr-dialog"
          aria-labelledby="away-qr"
          onClose={(event) => event.currentTarget.isConnected && onHide()}
        >
          <h2 id="away-qr">Open Client {other} on another device</h2>
          <QrCode text={shown.text} label={`QR code of the link to Client ${other}`} qr={shown.qr} />
          <p class="quiet">
            <LinkReach link={shown.text} /> When Client {across(other)}{" "}
            has made its offer, carry that there, too: its own link opens Client {other} with the offer in the box.
          </p>
          <button type="button" onClick={onHide}>Close</button>
        </dialog>
      )}
    </>
  );
}

/** The same function at every render, so that it runs once: what was pressed is gone, and this has taken its place. */
const takeFocus = (heading: HTMLElement | null) => heading?.focus();

/** The panel goes, and what was pressed with it: the focus goes to the bench’s own first choice. */
function goOn(from: Element, go: () => void) {
  const bench = from.closest(".bench");
  from.closest("dialog")?.close();
  bench?.querySelector<HTMLElement>(".bench-bar input:checked")?.focus();
  go();
}

/** Nothing is lost without a question. */
function Ask(
  { asking, other, stays, onMove, onKeep }: OtherDeviceProps & { asking: "moving" | "back"; other: ClientName },
) {
  const isMoving = asking === "moving";
  return (
    <dialog
      ref={openModal}
      aria-labelledby="away-asks"
      onClose={(event) => event.currentTarget.isConnected && onKeep()}
    >
      <p id="away-asks">
        {isMoving
          ? `Client ${other} will be closed here: its connection and everything that it has made are gone.`
          : `Client ${across(other)} has taken an answer from the other device. That connection ends.`} {stays
          ? `Client ${across(other)} keeps what it has.`
          : `Client ${across(other)} ${isMoving ? "has taken an answer from it, and " : ""}begins anew, too.`}
      </p>
      <p>
        <button
          type="button"
          class="next"
          onClick={(event) => isMoving ? onMove() : goOn(event.currentTarget, onMove)}
        >
          {isMoving ? `Close it here and move Client ${other}` : `End it and bring Client ${other} back`}
        </button>{" "}
        <button type="button" onClick={onKeep}>Leave everything as it is</button>
      </p>
    </dialog>
  );
}

function Panel(props: OtherDeviceProps & { other: ClientName }) {
  const { other, onward, link, hasOffer, isOpen, copied, canShare, onShow, onCopy, onShare, onBack } = props;
  return (
    <section class={`away ${other}`} aria-labelledby="away-title">
      <h2 id="away-title" tabIndex={-1} ref={takeFocus}>Client {other} is on another device</h2>
      {onward && <NextStep {...onward} />}
      {isOpen && (
        <div class="away-link">
          <p>
            This link opens Client {other} there{hasOffer && `, with Client ${across(other)}’s offer in its box`}.{" "}
            <span class="quiet">
              <LinkReach link={link} />
            </span>
          </p>
          <input
            readonly
            aria-label={`Link to Client ${other}`}
            value={link}
            onFocus={(event) => event.currentTarget.select()}
          />
          <p class="card-carriers">
            <button type="button" onClick={onShow}>Show its QR code</button>
            <button type="button" onClick={onCopy}>Copy this link</button>
            {canShare && <button type="button" onClick={onShare}>Share this link…</button>}
          </p>
          <p role="status" class="quiet">
            {copied === undefined
              ? ""
              : copied
              ? "The link is copied."
              : "The browser did not let the page copy: select the link above and copy it."}
          </p>
        </div>
      )}
      <button type="button" class="plain" onClick={(event) => goOn(event.currentTarget, onBack)}>
        Bring Client {other} back here
      </button>
    </section>
  );
}
