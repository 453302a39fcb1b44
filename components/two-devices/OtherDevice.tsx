/** In the place of a client that was moved to another device: how to open it there, and how to get it back. */
import type { ReadonlySignal } from "@preact/signals";
import type { Losing } from "../../models/two-devices/link.ts";
import { across, type ClientName } from "../../protocol/facts/mod.ts";
import type { Card } from "../../protocol/session/mod.ts";
import { useBench } from "../bench/view.ts";
import { NextStep, type NextStepView } from "./NextStep.tsx";
import { QrCode } from "../desk/QrCode.tsx";
import type { Qr } from "../desk/qr.ts";
import { LinkAddress, LinkReach } from "../desk/LinkReach.tsx";
import { openModal } from "../desk/Scanner.tsx";

/** The client that is away, or about to go: what is asked first, and the link that opens it. */
interface OtherDeviceView {
  readonly asking: ReadonlySignal<Losing | undefined>;
  readonly link: ReadonlySignal<string>;
  /** The offer that the link takes along. */
  readonly offer: ReadonlySignal<Card | undefined>;
  /** Whether the link could be copied, when that was tried last. */
  readonly copied: ReadonlySignal<boolean | undefined>;
  readonly shown: ReadonlySignal<{ readonly text: string; readonly qr: Qr | undefined | "loading" } | undefined>;
  readonly goAhead: () => Promise<void>;
  readonly keep: () => void;
  readonly back: () => void;
  readonly show: () => Promise<void>;
  readonly hide: () => void;
  readonly copy: () => Promise<void>;
  readonly share: () => Promise<void>;
}

interface Props {
  readonly view: OtherDeviceView;
  readonly nextStep: NextStepView;
}

export function OtherDevice({ view, nextStep }: Props) {
  const { sole: { value: sole } } = useBench();
  const shown = view.shown.value;
  const other = sole ? across(sole) : "B";
  return (
    <>
      {view.asking.value && <Ask view={view} asking={view.asking.value} other={other} />}
      {sole && <Panel view={view} nextStep={nextStep} other={other} />}
      {shown && (
        <dialog
          ref={openModal}
          class="qr-dialog"
          aria-labelledby="away-qr"
          onClose={(event) => event.currentTarget.isConnected && view.hide()}
        >
          <h2 id="away-qr">Open Client {other} on another device</h2>
          <QrCode text={shown.text} label={`QR code of the link to Client ${other}`} qr={shown.qr} />
          <LinkAddress link={shown.text} />
          <p class="quiet">
            <LinkReach link={shown.text} /> When Client {across(other)}{" "}
            has made its offer, carry that there, too: its own link opens Client {other} with the offer in the box.
          </p>
          <button type="button" onClick={view.hide}>Close</button>
        </dialog>
      )}
    </>
  );
}

/** The same function at every render, so that it runs once: what was pressed is gone, and this has taken its place. */
const takeFocus = (heading: HTMLElement | null) => heading?.focus();

/** The panel goes, and what was pressed with it: the focus goes to the line from which a client is moved. */
function goOn(from: Element, go: () => void) {
  const bench = from.closest(".bench");
  from.closest("dialog")?.close();
  bench?.querySelector<HTMLElement>(".bench-menu > summary")?.focus();
  go();
}

/** Nothing is lost without a question. */
function Ask({ view, asking, other }: { view: OtherDeviceView; asking: Losing; other: ClientName }) {
  const { sessions } = useBench();
  // The client that is here keeps what it has, whatever the other does, as long as nothing of the other was applied.
  const stays = sessions.value[across(other)].remote === null;
  const isMoving = asking === "moving";
  return (
    <dialog
      ref={openModal}
      aria-labelledby="away-asks"
      onClose={(event) => event.currentTarget.isConnected && view.keep()}
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
          onClick={(event) => isMoving ? void view.goAhead() : goOn(event.currentTarget, () => void view.goAhead())}
        >
          {isMoving ? `Close it here and move Client ${other}` : `End it and bring Client ${other} back`}
        </button>{" "}
        <button type="button" onClick={view.keep}>Leave everything as it is</button>
      </p>
    </dialog>
  );
}

function Panel({ view, nextStep, other }: Props & { other: ClientName }) {
  const { sessions, canShare } = useBench();
  const link = view.link.value;
  const copied = view.copied.value;
  // Until something of it was applied here, it is still to be opened there.
  const isOpen = sessions.value[across(other)].remote === null;
  return (
    <section class={`away ${other}`} aria-labelledby="away-title">
      <h2 id="away-title" tabIndex={-1} ref={takeFocus}>Client {other} is on another device</h2>
      <NextStep view={nextStep} />
      {isOpen && (
        <div class="away-link">
          <p>
            This link opens Client {other}{" "}
            there{view.offer.value && `, with Client ${across(other)}’s offer in its box`}.{" "}
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
            <button type="button" onClick={() => void view.show()}>Show its QR code</button>
            <button type="button" onClick={() => void view.copy()}>Copy this link</button>
            {canShare.value && <button type="button" onClick={() => void view.share()}>Share this link…</button>}
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
      <button type="button" class="plain" onClick={(event) => goOn(event.currentTarget, view.back)}>
        Bring Client {other} back here
      </button>
    </section>
  );
}
