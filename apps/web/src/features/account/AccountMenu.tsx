import { Keyboard, KeyRound, LockKeyhole, LogIn, LogOut, Search, UserPlus } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { closePanel, openPanel, useOpenPanel } from "../address/index.ts";
import { usePerson } from "../session/index.ts";
import { AccountDialogs } from "./AccountDialogs.tsx";
import { GraceChoice } from "./GraceChoice.tsx";
import { ThemeChoice } from "./ThemeChoice.tsx";
import styles from "./account.module.css";

/** Who is signed in, signing in and out, and light or dark. */
export function AccountMenu() {
  const { person, refetch } = usePerson();
  const { panel } = useOpenPanel();
  if (!person) return null;

  const name = person.isGuest ? "Guest" : person.name || person.email;
  return (
    <>
      <DropdownMenu.Root
        open={panel === "settings"}
        onOpenChange={(open) => (open ? openPanel("settings") : closePanel("settings"))}
      >
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
                <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("sign-up")}>
                  <UserPlus className="icon" aria-hidden />
                  Create account
                </DropdownMenu.Item>
                <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("sign-in")}>
                  <LogIn className="icon" aria-hidden />
                  Sign in
                </DropdownMenu.Item>
              </>
            ) : (
              <>
                <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("keys")}>
                  <KeyRound className="icon" aria-hidden />
                  API keys
                </DropdownMenu.Item>
                <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("password")}>
                  <LockKeyhole className="icon" aria-hidden />
                  Change password
                </DropdownMenu.Item>
                <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("sign-out")}>
                  <LogOut className="icon" aria-hidden />
                  Sign out
                </DropdownMenu.Item>
              </>
            )}
            <div className="menu-line" />
            <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("commands")}>
              <Search className="icon" aria-hidden />
              Find a command
            </DropdownMenu.Item>
            <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("shortcuts")}>
              <Keyboard className="icon" aria-hidden />
              Keyboard shortcuts <span className="menu-hint">?</span>
            </DropdownMenu.Item>
            <div className="menu-line" />
            <ThemeChoice />
            <div className="menu-line" />
            <GraceChoice />
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <AccountDialogs person={person} onChanged={refetch} />
    </>
  );
}
