import { KeyRound, LockKeyhole, LogIn, LogOut, UserPlus } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { FromButton } from "../../ui/OpensPart.tsx";
import { StandIn } from "../../ui/StandIn.tsx";
import type { AuthMode, Person } from "../session/index.ts";
import type { AccountDialog } from "./dialog-parts.ts";
import { GraceChoice } from "./GraceChoice.tsx";
import { ThemeChoice } from "./ThemeChoice.tsx";
import styles from "./account.module.css";

interface AccountItemsProps extends FromButton {
  person: Person;
  name: string;
  onAuth: (mode: AuthMode) => void;
  onDialog: (dialog: AccountDialog) => void;
}

/** What the account's menu holds. */
export function AccountItems({
  person,
  name,
  onAuth,
  onDialog,
  button,
  ...menu
}: AccountItemsProps) {
  return (
    <DropdownMenu.Root {...menu}>
      <DropdownMenu.Trigger asChild>
        <StandIn button={button} />
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
              <DropdownMenu.Item className="menu-item" onSelect={() => onAuth("sign-up")}>
                <UserPlus className="icon" aria-hidden />
                Create account
              </DropdownMenu.Item>
              <DropdownMenu.Item className="menu-item" onSelect={() => onAuth("sign-in")}>
                <LogIn className="icon" aria-hidden />
                Sign in
              </DropdownMenu.Item>
            </>
          ) : (
            <>
              <DropdownMenu.Item className="menu-item" onSelect={() => onDialog("keys")}>
                <KeyRound className="icon" aria-hidden />
                API keys
              </DropdownMenu.Item>
              <DropdownMenu.Item className="menu-item" onSelect={() => onDialog("password")}>
                <LockKeyhole className="icon" aria-hidden />
                Change password
              </DropdownMenu.Item>
              <DropdownMenu.Item className="menu-item" onSelect={() => onDialog("sign-out")}>
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
  );
}
