import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { Check, CircleSlash2 } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { i18n } from "../../../platform/messages.ts";
import { Wordmark } from "../../../ui/Wordmark.tsx";
import { Viewfinder } from "../camera/Viewfinder.tsx";
import { type PhoneStep, useLinkOnPhone } from "./use-link-on-phone.ts";
import styles from "./phone-page.module.css";

/**
 * The only page that a phone sees when it sends one photo to a computer. The page needs no account and does not load
 * the studio.
 */
export function PhonePage() {
  const { step, away, review, retake, send } = useLinkOnPhone();
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <Wordmark />
        <h1 className="visually-hidden">{t`Take a photo for the design on your computer`}</h1>
      </header>
      {away && (
        <p className={styles.away} role="status">
          {away}
        </p>
      )}
      {step.at === "opening" && <Told>{t`Checking this code with the studio.`}</Told>}
      {step.at === "camera" && <Viewfinder onPhoto={review} />}
      {(step.at === "review" || step.at === "sending") && (
        <Review step={step} onRetake={retake} onSend={send} />
      )}
      {step.at === "sent" && (
        <Told
          icon={<Check size={40} strokeWidth={1.6} aria-hidden />}
          title={t`It is on your computer`}
        >
          {t`The photo is in your design there. You can close this page.`}
        </Told>
      )}
      {step.at === "over" && (
        <Told
          icon={<CircleSlash2 size={40} strokeWidth={1.6} aria-hidden />}
          title={i18n._(TITLES[step.why.code] ?? msg`This code is not valid`)}
        >
          {step.why.code === "invalid_input"
            ? t`Scan the code that your computer shows under “Use your phone”.`
            : step.why.message}
        </Told>
      )}
    </main>
  );
}

const TITLES: Partial<Record<string, MessageDescriptor>> = {
  phone_link_expired: msg`The code has expired`,
  phone_link_used: msg`The code has been used`,
  phone_link_closed: msg`The computer has closed the code`,
};

interface ToldProps {
  icon?: ReactNode;
  title?: string;
  children: ReactNode;
}

/** One message, shown in the middle of the page. */
function Told({ icon, title, children }: ToldProps) {
  return (
    <div className={styles.told} role="status">
      {icon}
      {title && <h2>{title}</h2>}
      <p>{children}</p>
    </div>
  );
}

interface ReviewProps {
  step: PhoneStep & { at: "review" | "sending" };
  onRetake: () => void;
  onSend: (photo: Blob) => void;
}

/** Shows the photo before it is sent, because each code accepts only one photo. */
function Review({ step, onRetake, onSend }: ReviewProps) {
  const { photo } = step;
  const shown = useMemo(() => URL.createObjectURL(photo), [photo]);
  useEffect(() => () => URL.revokeObjectURL(shown), [shown]);
  const send = useRef<HTMLButtonElement>(null);
  useEffect(() => send.current?.focus(), []);
  const isSending = step.at === "sending";
  const fault = step.at === "review" ? step.fault : null;
  return (
    <div className={styles.review}>
      <div className={styles.shown}>
        <img src={shown} alt={t`Your hand, as it was taken`} />
      </div>
      <p className={styles.sentence} role="status">
        {isSending
          ? t`The photo is being sent.`
          : (fault ?? t`Is it sharp, with every nail in it?`)}
      </p>
      {isSending ? (
        <progress aria-label={t`Sending`} max={100} value={Math.round(step.progress * 100)} />
      ) : (
        <div className={styles.choices}>
          <button type="button" className="button" onClick={onRetake}>
            {t`Take it again`}
          </button>
          <button
            ref={send}
            type="button"
            className={`button ${styles.send}`}
            onClick={() => onSend(photo)}
          >
            {t`Send it to the computer`}
          </button>
        </div>
      )}
    </div>
  );
}
