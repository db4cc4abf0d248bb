import { useEffect, useState } from "react";
import { closePanel, leavePanels, openPanel, useOpenPanel } from "../address/index.ts";
import { AuthDialog, type Person } from "../session/index.ts";
import {
  ApiKeysDialog,
  DataDialog,
  DevicesDialog,
  EmailDialog,
  PasswordDialog,
  SignOutDialog,
  WebhooksDialog,
} from "./dialog-parts.ts";
import { FOR_ACCOUNTS } from "./account-panels.ts";

interface AccountDialogsProps {
  /** True while one of these dialogs is open. */
  open: boolean;
  person: Person;
  /** Called when a different person may now be signed in. */
  onChanged: () => void;
}

/** The dialogs of the account's menu. Each dialog has its own address. */
export function AccountDialogs({ person, onChanged }: AccountDialogsProps) {
  const { panel } = useOpenPanel();
  const { isGuest } = person;
  const mode = panel === "sign-in" || panel === "sign-up" ? panel : null;
  const isForAccounts = FOR_ACCOUNTS.some((one) => one === panel);

  const [isLedHere, setLedHere] = useState(false);
  if (isGuest && isForAccounts && !isLedHere) setLedHere(true);

  // An address may name a dialog that this person cannot use. A guest then goes to the sign-up, anyone else back to the
  // design.
  useEffect(() => {
    if (isGuest && isForAccounts) {
      leavePanels();
      openPanel("sign-up");
    } else if (!isGuest && mode !== null) {
      leavePanels();
    }
  }, [isGuest, isForAccounts, mode]);

  const shown = (one: (typeof FOR_ACCOUNTS)[number]) => ({
    open: panel === one && !isGuest,
    onClose: () => closePanel(one),
  });

  return (
    <>
      <AuthDialog
        open={mode !== null && isGuest}
        onClose={() => {
          setLedHere(false);
          if (mode) closePanel(mode);
        }}
        isNeeded={isLedHere}
        mode={mode ?? "sign-up"}
        onMode={openPanel}
      />
      <ApiKeysDialog {...shown("keys")} />
      <WebhooksDialog {...shown("webhooks")} />
      <PasswordDialog {...shown("password")} />
      <EmailDialog {...shown("email")} email={person.email} />
      <DevicesDialog {...shown("devices")} />
      <DataDialog open={panel === "data"} onClose={() => closePanel("data")} />
      <SignOutDialog
        {...shown("sign-out")}
        person={person}
        onLeft={() => {
          leavePanels();
          onChanged();
        }}
      />
    </>
  );
}
