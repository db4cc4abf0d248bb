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
        {isNew ? "I have an account" : "Create an account"}
      </button>
      {!isNew && (
        <button className="link-button" type="button" onClick={onForgot}>
          Forgot password
        </button>
      )}
    </div>
  );
}
