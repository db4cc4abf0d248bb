import { t } from "@lingui/core/macro";
import {
  Activity,
  Archive,
  AtSign,
  Keyboard,
  KeyRound,
  LockKeyhole,
  LogIn,
  LogOut,
  MonitorSmartphone,
  Search,
  UserPlus,
  Webhook,
} from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { FromButton } from "../../ui/OpensPart.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { trpc } from "../../api/trpc.ts";
import { useLayout } from "../../hooks/use-layout.ts";
import { openPanel } from "../address/index.ts";
import type { Person } from "../session/index.ts";
import { GraceChoice } from "./GraceChoice.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";
import { ThemeChoice } from "./ThemeChoice.tsx";
import styles from "./account.module.css";

interface AccountItemsProps extends FromButton {
  person: Person;
  name: string;
}

/** The entries of the account's menu. */
export function AccountItems({ person, name, ...from }: AccountItemsProps) {
  // In a low window there is no room below the button, so the menu opens beside it.
  const isLow = useLayout() === "low";
  return (
    <Menu
      from={from}
      isSheet
      className={`menu ${styles.menu}`}
      side={isLow ? "left" : "bottom"}
      align={isLow ? "start" : "end"}
      sideOffset={isLow ? 44 : 8}
      collisionPadding={8}
    >
      <div className={styles.who}>
        <strong>{name}</strong>
        <span>
          {person.isGuest ? t`Your work is kept in this browser's session` : person.email}
        </span>
      </div>
      {person.isGuest ? (
        <>
          <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("sign-up")}>
            <UserPlus className="icon" aria-hidden />
            {t`Create account`}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("sign-in")}>
            <LogIn className="icon" aria-hidden />
            {t`Sign in`}
          </DropdownMenu.Item>
        </>
      ) : (
        <AccountEntries isOpen={from.open} />
      )}
      {person.isGuest && <DataItem />}
      <div className="menu-line" />
      <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("commands")}>
        <Search className="icon" aria-hidden />
        {t`Find a command`}
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("shortcuts")}>
        <Keyboard className="icon" aria-hidden />
        <span>{t`Keyboard shortcuts`}</span> <span className="menu-hint">?</span>
      </DropdownMenu.Item>
      <div className="menu-line" />
      <LanguageChoice />
      <div className="menu-line" />
      <ThemeChoice />
      <div className="menu-line" />
      <GraceChoice />
    </Menu>
  );
}

/** The menu entries for a user with an account. */
function AccountEntries({ isOpen }: { isOpen: boolean }) {
  const admin = trpc.admin.mine.useQuery(undefined, { enabled: isOpen });
  return (
    <>
      <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("keys")}>
        <KeyRound className="icon" aria-hidden />
        {t`API keys`}
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("webhooks")}>
        <Webhook className="icon" aria-hidden />
        {t`Webhooks`}
      </DropdownMenu.Item>
      {admin.data?.isAdmin && (
        <DropdownMenu.Item className="menu-item" asChild>
          <a href="/monitor">
            <Activity className="icon" aria-hidden />
            {t`Monitor`}
          </a>
        </DropdownMenu.Item>
      )}
      <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("password")}>
        <LockKeyhole className="icon" aria-hidden />
        {t`Change password`}
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("email")}>
        <AtSign className="icon" aria-hidden />
        {t`Change e-mail`}
      </DropdownMenu.Item>
      <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("devices")}>
        <MonitorSmartphone className="icon" aria-hidden />
        {t`Devices`}
      </DropdownMenu.Item>
      <DataItem />
      <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("sign-out")}>
        <LogOut className="icon" aria-hidden />
        {t`Sign out`}
      </DropdownMenu.Item>
    </>
  );
}

function DataItem() {
  return (
    <DropdownMenu.Item className="menu-item" onSelect={() => openPanel("data")}>
      <Archive className="icon" aria-hidden />
      {t`Your data`}
    </DropdownMenu.Item>
  );
}
