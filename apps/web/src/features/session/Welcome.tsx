import type { SystemStatus } from "@lacquer/contracts";
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
          {mode === "sign-in" ? "Sign in" : "Create your account"}
        </h1>
        <p className={styles.welcomeText}>
          {returning
            ? "You are signed out. The drafts kept in this browser are still here, and painting has continued. Sign in to continue."
            : `A studio for painting many nail designs at once. A new account starts with ${status.signupCredits} credits.`}
        </p>
        <AuthForm mode={mode} onMode={setMode} onDone={onDone} />
        {status.guestsAllowed && (
          <div className={styles.welcomeGuest}>
            <button className="button" type="button" onClick={() => void goOnAsGuest()}>
              Continue as a guest
            </button>
            <p>
              {problem ??
                `A new guest starts with ${status.guestCredits} credits and can create an account later.`}
            </p>
          </div>
        )}
      </div>
    </main>
  );
}
