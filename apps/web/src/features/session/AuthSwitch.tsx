import { useState } from "react";
import type { AuthMode } from "./auth-mode.ts";
import styles from "./session.module.css";

/** The link to the other form, and what to do about a forgotten password. */
export function AuthSwitch({
  isNew,
  onMode,
}: {
  isNew: boolean;
  onMode: (mode: AuthMode) => void;
}) {
  const [forgot, setForgot] = useState(false);
  return (
    <>
      <div className={styles.switch}>
        <button
          className="link-button"
          type="button"
          onClick={() => onMode(isNew ? "sign-in" : "sign-up")}
        >
          {isNew ? "I have an account" : "I am new here"}
        </button>
        {!isNew && (
          <button
            className="link-button"
            type="button"
            aria-expanded={forgot}
            onClick={() => setForgot(!forgot)}
          >
            Forgot password
          </button>
        )}
      </div>
      {forgot && !isNew && (
        <p className={styles.note}>
          Ask whoever runs this studio: they can set a new password for your e-mail address. Your
          designs and credits stay where they are.
        </p>
      )}
    </>
  );
}
