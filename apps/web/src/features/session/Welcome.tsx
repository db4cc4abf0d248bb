import type { SystemStatus } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { useState } from "react";
import { NailRow } from "../../ui/NailRow.tsx";
import { Wordmark } from "../../ui/Wordmark.tsx";
import type { AuthMode } from "./auth-mode.ts";
import { AuthForm } from "./AuthForm.tsx";
import { hasVisited } from "./first-visit.ts";
import { signInAsGuest } from "./sign-in-as-guest.ts";
import styles from "./session.module.css";

/** The page for a visitor who is not signed in, or no longer is. */
export function Welcome({ status, onDone }: { status: SystemStatus; onDone: () => void }) {
  const returning = hasVisited();
  const [mode, setMode] = useState<AuthMode>(returning ? "sign-in" : "sign-up");
  const [problem, setProblem] = useState<string | null>(null);

  async function goOnAsGuest() {
    const failure = await signInAsGuest();
    setProblem(failure);
    if (!failure) onDone();
  }

  return (
    <main className={styles.welcome}>
      <div className={styles.welcomeCard}>
        <NailRow />
        <Wordmark className={styles.welcomeName} />
        <h1 className={styles.welcomeTitle}>
          {mode === "sign-in" ? t`Sign in` : t`Create your account`}
        </h1>
        <p className={styles.welcomeText}>
          {returning
            ? t`You are signed out. The drafts kept in this browser are still here, and painting has continued. Sign in to continue.`
            : plural(
                { count: status.signupCredits },
                {
                  one: "A studio for painting many nail designs at once. A new account starts with # credit.",
                  other:
                    "A studio for painting many nail designs at once. A new account starts with # credits.",
                },
              )}
        </p>
        <AuthForm mode={mode} onMode={setMode} onDone={onDone} />
        {status.guestsAllowed && (
          <div className={styles.welcomeGuest}>
            <button
              className="button"
              type="button"
              onClick={() => void goOnAsGuest()}
            >{t`Continue as a guest`}</button>
            <p>
              {problem ??
                plural(
                  { count: status.guestCredits },
                  {
                    one: "A new guest starts with # credit and can create an account later.",
                    other: "A new guest starts with # credits and can create an account later.",
                  },
                )}
            </p>
          </div>
        )}
      </div>
    </main>
  );
}
