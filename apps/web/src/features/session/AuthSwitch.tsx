import { t } from "@lingui/core/macro";
import type { AuthMode } from "./auth-mode.ts";
import styles from "./session.module.css";

interface AuthSwitchProps {
  isNew: boolean;
  onMode: (mode: AuthMode) => void;
  onForgot: () => void;
}

/** The links to the other form, and to help with a forgotten password. */
export function AuthSwitch({ isNew, onMode, onForgot }: AuthSwitchProps) {
  return (
    <div className={styles.switch}>
      <button
        className="link-button"
        type="button"
        onClick={() => onMode(isNew ? "sign-in" : "sign-up")}
      >
        {isNew ? t`I have an account` : t`Create an account`}
      </button>
      {!isNew && (
        <button
          className="link-button"
          type="button"
          onClick={onForgot}
        >{t`Forgot password`}</button>
      )}
    </div>
  );
}
