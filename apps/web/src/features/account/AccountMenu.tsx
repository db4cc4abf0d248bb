import { KeyRound, LockKeyhole, LogIn, LogOut, UserPlus } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { AuthDialog, type AuthMode, usePerson } from "../session/index.ts";
import { ApiKeysDialog } from "./ApiKeysDialog.tsx";
import { GraceChoice } from "./GraceChoice.tsx";
import { PasswordDialog } from "./PasswordDialog.tsx";
import { SignOutDialog } from "./SignOutDialog.tsx";
import { ThemeChoice } from "./ThemeChoice.tsx";
import styles from "./account.module.css";

/** Who is signed in, signing in and out, and light or dark. */
export function AccountMenu() {
  const { person, refetch } = usePerson();
  const [dialog, setDialog] = useState<"keys" | "password" | "sign-out" | null>(null);
  const [mode, setMode] = useState<AuthMode | null>(null);
  const close = () => setDialog(null);
  if (!person) return null;

  const name = person.isGuest ? "Guest" : person.name || person.email;
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className={styles.button} aria-label={`Account: ${name}`}>
          <span aria-hidden>{name.charAt(0).toUpperCase()}</span>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={`menu ${styles.menu}`} align="end" sideOffset={8}>
            <div className={styles.who}>
              <strong>{name}</strong>
              <span>
                {person.isGuest ? "Your work is kept in this browser's session" : person.email}
              </span>
            </div>
            {person.isGuest ? (
              <>
                <DropdownMenu.Item className="menu-item" onSelect={() => setMode("sign-up")}>
                  <UserPlus className="icon" aria-hidden />
                  Create account
                </DropdownMenu.Item>
                <DropdownMenu.Item className="menu-item" onSelect={() => setMode("sign-in")}>
                  <LogIn className="icon" aria-hidden />
                  Sign in
                </DropdownMenu.Item>
              </>
            ) : (
              <>
                <DropdownMenu.Item className="menu-item" onSelect={() => setDialog("keys")}>
                  <KeyRound className="icon" aria-hidden />
                  API keys
                </DropdownMenu.Item>
                <DropdownMenu.Item className="menu-item" onSelect={() => setDialog("password")}>
                  <LockKeyhole className="icon" aria-hidden />
                  Change password
                </DropdownMenu.Item>
                <DropdownMenu.Item className="menu-item" onSelect={() => setDialog("sign-out")}>
                  <LogOut className="icon" aria-hidden />
                  Sign out
                </DropdownMenu.Item>
              </>
            )}
            <div className="menu-line" />
            <ThemeChoice />
            <div className="menu-line" />
            <GraceChoice />
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
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
