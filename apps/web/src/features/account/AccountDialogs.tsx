import { useEffect, useState } from "react";
import { closePanel, leavePanels, openPanel, useOpenPanel } from "../address/index.ts";
import { AuthDialog, type Person } from "../session/index.ts";
import { ApiKeysDialog, PasswordDialog, SignOutDialog, WebhooksDialog } from "./dialog-parts.ts";

interface AccountDialogsProps {
  person: Person;
  /** Called when another person may be signed in now. */
  onChanged: () => void;
}

const FOR_ACCOUNTS = ["keys", "webhooks", "password", "sign-out"] as const;

/** The dialogs that the account's menu opens, each at an address of its own. */
export function AccountDialogs({ person, onChanged }: AccountDialogsProps) {
  const { panel } = useOpenPanel();
  const { isGuest } = person;
  const mode = panel === "sign-in" || panel === "sign-up" ? panel : null;
  const isForAccounts = FOR_ACCOUNTS.some((one) => one === panel);

  const [isLedHere, setLedHere] = useState(false);
  if (isGuest && isForAccounts && !isLedHere) setLedHere(true);

  // An address may name a dialog that this person cannot use. A guest is led to the sign-up, anybody else back to the
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
