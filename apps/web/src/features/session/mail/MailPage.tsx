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

const WORDS: Record<Exclude<MailLink["kind"], "password">, Words> = {
  confirm: {
    title: "Confirm your e-mail address",
    text: "Press the button to activate your account. You keep what you made as a guest.",
    press: "Confirm",
  },
  "sign-in": {
    title: "Sign in",
    text: "This link signs you in on this browser.",
    press: "Sign in",
  },
  address: {
    title: "Change your e-mail address",
    text: "First approve the change from your present address, then confirm it from the new one.",
    press: "Go on",
  },
};

const USES: Record<keyof typeof WORDS, (token: string) => Promise<string | null>> = {
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
          <Told title="This link is not complete">
            Open it again from the mail, or copy the whole link into the address bar.
          </Told>
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
      <ToStudio label="Open the studio" />
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

function Press({ kind, token }: { kind: keyof typeof WORDS; token: string }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isAddressDone, setAddressDone] = useState(false);
  const { title, text, press } = WORDS[kind];

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
      <Told title="Done">
        If this mail came to your present address, open the mail that the new address gets now. If
        it came to the new one, that is your address from now on.
      </Told>
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
        <ToStudio label="Open the studio" />
      )}
    </>
  );
}

function NewPassword({ token }: { token: string }) {
  const [isSet, setSet] = useState(false);
  if (isSet)
    return (
      <Told title="Your password is set">Sign in with it. All other devices were signed out.</Told>
    );
  return (
    <>
      <h1 className={styles.welcomeTitle}>Choose a password</h1>
      <p className={styles.welcomeText}>This signs out all your devices.</p>
      <NewPasswordForm token={token} onDone={() => setSet(true)} />
    </>
  );
}
