import { t } from "@lingui/core/macro";
import { type ReactNode, useState } from "react";
import { useHash } from "../../../platform/hash.ts";
import { NailRow } from "../../../ui/NailRow.tsx";
import { Wordmark } from "../../../ui/Wordmark.tsx";
import styles from "../session.module.css";
import {
  changeAddress,
  confirmAddress,
  type MailLink,
  openSignInLink,
  readMailLink,
} from "./mail-link.ts";
import { NewPasswordForm } from "./NewPasswordForm.tsx";

interface Words {
  title: string;
  text: string;
  press: string;
}

type PressedKind = Exclude<MailLink["kind"], "password">;

const wordsOf = (): Record<PressedKind, Words> => ({
  confirm: {
    title: t`Confirm your e-mail address`,
    text: t`Press the button to activate your account. You keep what you made as a guest.`,
    press: t`Confirm`,
  },
  "sign-in": {
    title: t`Sign in`,
    text: t`This link signs you in on this browser.`,
    press: t`Sign in`,
  },
  address: {
    title: t`Change your e-mail address`,
    text: t`First approve the change from your present address, then confirm it from the new one.`,
    press: t`Go on`,
  },
});

const USES: Record<PressedKind, (token: string) => Promise<string | null>> = {
  confirm: confirmAddress,
  "sign-in": openSignInLink,
  address: changeAddress,
};

/** The page behind a link in a mail. It uses the link only after a press, because mail servers open links too. */
export function MailPage() {
  const link = readMailLink(useHash());
  return (
    <main className={styles.welcome}>
      <div className={styles.welcomeCard}>
        <NailRow />
        <Wordmark className={styles.welcomeName} />
        {link === null && (
          <Told
            title={t`This link is not complete`}
          >{t`Open it again from the mail, or copy the whole link into the address bar.`}</Told>
        )}
        {link?.kind === "password" && <NewPassword key={link.token} token={link.token} />}
        {link && link.kind !== "password" && (
          <Press key={link.token} kind={link.kind} token={link.token} />
        )}
      </div>
    </main>
  );
}

function Told({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="status">
      <h1 className={styles.welcomeTitle}>{title}</h1>
      <p className={styles.welcomeText}>{children}</p>
      <ToStudio label={t`Open the studio`} />
    </div>
  );
}

function ToStudio({ label }: { label: string }) {
  return (
    <a className={`button button-primary ${styles.toStudio}`} href="/">
      {label}
    </a>
  );
}

function Press({ kind, token }: { kind: PressedKind; token: string }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isAddressDone, setAddressDone] = useState(false);
  const { title, text, press } = wordsOf()[kind];

  async function use() {
    setBusy(true);
    const failure = await USES[kind](token);
    setBusy(false);
    setProblem(failure);
    if (failure !== null) return;
    if (kind === "address") setAddressDone(true);
    else window.location.replace("/");
  }

  if (isAddressDone)
    return (
      <Told
        title={t`Done`}
      >{t`If this mail came to your present address, now open the mail that was sent to your new address. If it came to your new address, the change is complete.`}</Told>
    );
  return (
    <>
      <h1 className={styles.welcomeTitle}>{title}</h1>
      <p className={styles.welcomeText}>{text}</p>
      <p className="field-problem" role="alert">
        {problem}
      </p>
      {problem === null ? (
        <button
          className={`button button-primary ${styles.toStudio}`}
          type="button"
          disabled={isBusy}
          onClick={() => void use()}
        >
          {press}
        </button>
      ) : (
        <ToStudio label={t`Open the studio`} />
      )}
    </>
  );
}

function NewPassword({ token }: { token: string }) {
  const [isSet, setSet] = useState(false);
  if (isSet)
    return (
      <Told
        title={t`Your password is set`}
      >{t`Sign in with it. All other devices were signed out.`}</Told>
    );
  return (
    <>
      <h1 className={styles.welcomeTitle}>{t`Choose a password`}</h1>
      <p className={styles.welcomeText}>{t`This signs out all your devices.`}</p>
      <NewPasswordForm token={token} onDone={() => setSet(true)} />
    </>
  );
}
