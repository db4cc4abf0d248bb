import { useState } from "react";
import { partOf } from "../../platform/parts.ts";
import { OpensPart } from "../../ui/OpensPart.tsx";
import { AuthDialog, type AuthMode, usePerson } from "../session/index.ts";
import {
  type AccountDialog,
  ApiKeysDialog,
  PasswordDialog,
  SignOutDialog,
} from "./dialog-parts.ts";
import styles from "./account.module.css";

const itemsPart = partOf(() =>
  import("./AccountItems.tsx").then(({ AccountItems }) => ({ Component: AccountItems })),
);

/** Who is signed in, signing in and out, and light or dark. */
export function AccountMenu() {
  const { person, refetch } = usePerson();
  const [dialog, setDialog] = useState<AccountDialog | null>(null);
  const [mode, setMode] = useState<AuthMode | null>(null);
  const close = () => setDialog(null);
  if (!person) return null;

  const name = person.isGuest ? "Guest" : person.name || person.email;
  return (
    <>
      <OpensPart
        kind="menu"
        part={itemsPart}
        given={{ person, name, onAuth: setMode, onDialog: setDialog }}
        className={styles.button}
        label={`Account: ${name}`}
      >
        <span aria-hidden>{name.charAt(0).toUpperCase()}</span>
      </OpensPart>
      <AuthDialog
        open={mode !== null}
        onClose={() => setMode(null)}
        initialMode={mode ?? "sign-up"}
      />
      <ApiKeysDialog open={dialog === "keys"} onClose={close} />
      <PasswordDialog open={dialog === "password"} onClose={close} />
      <SignOutDialog
        person={person}
        open={dialog === "sign-out"}
        onClose={close}
        onLeft={refetch}
      />
    </>
  );
}
