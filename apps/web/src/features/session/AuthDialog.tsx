import { useState } from "react";
import { Modal } from "../../ui/Modal.tsx";
import type { AuthMode } from "./auth-mode.ts";
import { AuthForm } from "./AuthForm.tsx";
import { usePerson } from "./use-person.ts";

interface AuthDialogProps {
  open: boolean;
  onClose: () => void;
  initialMode: AuthMode;
}

/** Signing up or in while at work. It says what happens to a guest's work and credits. */
export function AuthDialog({ open, onClose, initialMode }: AuthDialogProps) {
  const [chosen, setChosen] = useState<AuthMode | null>(null);
  const { person, refetch } = usePerson();
  const mode = chosen ?? initialMode;

  function close() {
    setChosen(null);
    onClose();
  }

  return (
    <Modal
      open={open}
      onClose={close}
      title={mode === "sign-up" ? "Create your account" : "Sign in"}
      description={
        person?.isGuest ? (
          <GuestNote mode={mode} />
        ) : (
          "Your designs and credits are waiting for you."
        )
      }
    >
      <AuthForm
        mode={mode}
        onMode={setChosen}
        onDone={() => {
          refetch();
          close();
        }}
      />
    </Modal>
  );
}

function GuestNote({ mode }: { mode: AuthMode }) {
  return mode === "sign-up" ? (
    <>
      Everything you made as a guest comes with you: designs, running jobs and the credits you have
      left.
    </>
  ) : (
    <>
      The designs you made as a guest come with you. Guest credits do not, because your account has
      its own: use them first if you like.
    </>
  );
}
