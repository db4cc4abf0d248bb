import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useId, useState } from "react";
import { copyText } from "../../../platform/secure-context.ts";
import { Modal } from "../../../ui/Modal.tsx";
import { closePanel } from "../../address/index.ts";
import { placePhoto } from "../../draft/index.ts";
import { isOnlyHere } from "./phone-address.ts";
import { QrCode } from "./QrCode.tsx";
import { type LinkOnComputer, usePhoneLink } from "./use-phone-link.ts";
import styles from "./phone.module.css";

const close = () => closePanel("phone");

/** Shows the QR code for a phone, and puts the phone's photo into the design as soon as the photo has arrived. */
export function PhoneDialog({ tabId }: { tabId: string }) {
  const { again, ...link } = usePhoneLink(tabId, (photo) => {
    if (photo) placePhoto(tabId, photo);
    close();
  });
  return (
    <Modal
      open
      onClose={close}
      title={t`Use your phone`}
      description={t`Scan the code with your phone’s camera and take the photo there. It comes straight into this design; the phone needs no account.`}
    >
      {isOnlyHere(window.location.hostname) && <OnlyHere />}
      <Code link={link} onAgain={again} />
    </Modal>
  );
}

/** Says that a phone cannot open this address, because on a phone `localhost` is the phone itself. */
function OnlyHere() {
  const { host } = window.location;
  return (
    <p className={styles.note} role="note">
      <Trans>
        This studio was opened as <b>{host}</b>, an address that only works on this computer: a
        phone cannot reach it. Ask the person who runs the studio to set a network address with{" "}
        <code>PUBLIC_URL</code>. Open the studio at that address and try again.
      </Trans>
    </p>
  );
}

function Code({ link, onAgain }: { link: LinkOnComputer; onAgain: () => void }) {
  const { address, state } = link;
  const isOver = state === "expired" || state === "closed" || state === "failed";
  return (
    <div className={styles.code}>
      <div className={styles.frame} data-over={isOver} data-connected={state === "connected"}>
        {address && !isOver && <QrCode text={address} label={t`The code that your phone scans`} />}
      </div>
      <p className={styles.state} role="status">
        {sentenceOf(link)}
      </p>
      {isOver ? (
        <button type="button" className="button" onClick={onAgain}>
          {t`Make a new code`}
        </button>
      ) : (
        address && <AddressField address={address} />
      )}
    </div>
  );
}

function sentenceOf({ state, fault, minutesLeft }: LinkOnComputer): string {
  if (fault) return fault;
  if (state === "making") return t`The code is being made.`;
  if (state === "waiting")
    return plural(minutesLeft, {
      one: "Waiting for your phone. The code is good for one photo and # minute.",
      other: "Waiting for your phone. The code is good for one photo and # minutes.",
    });
  if (state === "connected") return t`Your phone is connected. Take the photo there.`;
  if (state === "arrived") return t`The photo has arrived.`;
  if (state === "expired") return t`This code has expired.`;
  return t`This code no longer works: a newer one was made, here or in another window.`;
}

/** The address as text, for people who cannot scan the code. They can send the address to their phone instead. */
function AddressField({ address }: { address: string }) {
  const id = useId();
  const [isCopied, setCopied] = useState<boolean | null>(null);
  const copy = () =>
    copyText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className={styles.address}>
      <label htmlFor={id}>{t`Or open this link on the phone`}</label>
      <div>
        <input
          id={id}
          className="field-input"
          readOnly
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button type="button" className="button" onClick={() => void copy()}>
          {t`Copy`}
        </button>
      </div>
      <p role="status">
        {isCopied !== null &&
          (isCopied
            ? t`Copied. It is good for one photo.`
            : t`This browser does not let the page copy. Select the link and copy it yourself.`)}
      </p>
    </div>
  );
}
