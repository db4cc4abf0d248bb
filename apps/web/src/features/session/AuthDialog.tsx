import { t } from "@lingui/core/macro";
import { Modal } from "../../ui/Modal.tsx";
import type { AuthMode } from "./auth-mode.ts";
import { AuthForm } from "./AuthForm.tsx";
import { usePerson } from "./use-person.ts";

interface AuthDialogProps {
  open: boolean;
  onClose: () => void;
  mode: AuthMode;
  /** True if the user asked for something that requires an account. */
  isNeeded?: boolean;
  onMode: (mode: AuthMode) => void;
}

/** Lets the user sign up or sign in while working, and says what happens to a guest's designs and credits. */
export function AuthDialog({ open, onClose, mode, isNeeded = false, onMode }: AuthDialogProps) {
  const { person, refetch } = usePerson();
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={mode === "sign-up" ? t`Create your account` : t`Sign in`}
      description={
        person?.isGuest ? (
          <GuestNote mode={mode} isNeeded={isNeeded} />
        ) : (
          t`Your designs and credits are waiting for you.`
        )
      }
    >
      <AuthForm
        mode={mode}
        onMode={onMode}
        onDone={() => {
          refetch();
          onClose();
        }}
      />
    </Modal>
  );
}

function GuestNote({ mode, isNeeded }: { mode: AuthMode; isNeeded: boolean }) {
  return (
    <>
      {isNeeded && <p>{t`This needs an account of your own.`}</p>}
      {mode === "sign-up" ? (
        <p>{t`Everything you made as a guest comes with you: designs, running jobs and the credits you have left.`}</p>
      ) : (
        <p>{t`The designs you made as a guest come with you. Guest credits do not, because your account has its own: use them first if you like.`}</p>
      )}
    </>
  );
}
