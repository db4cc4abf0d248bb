import { t } from "@lingui/core/macro";
import { closePanel, openPanel, useOpenPanel } from "../address/index.ts";
import { partOf } from "../../platform/parts.ts";
import { openedPart } from "../../ui/OpenedPart.tsx";
import { OpensPart } from "../../ui/OpensPart.tsx";
import { usePerson } from "../session/index.ts";
import { hasDialog } from "./account-panels.ts";
import styles from "./account.module.css";

const itemsPart = partOf(() =>
  import("./AccountItems.tsx").then(({ AccountItems }) => ({ Component: AccountItems })),
);

const AccountDialogs = openedPart(() =>
  import("./AccountDialogs.tsx").then((part) => part.AccountDialogs),
);

/** The account's menu: the signed-in person, signing in and out, and the theme. */
export function AccountMenu() {
  const { person, refetch } = usePerson();
  const { panel } = useOpenPanel();
  if (!person) return null;

  const name = person.isGuest ? t`Guest` : person.name || person.email;
  return (
    <>
      <OpensPart
        kind="menu"
        part={itemsPart}
        given={{ person, name }}
        className={styles.button}
        label={t`Account: ${name}`}
        open={panel === "settings"}
        onOpenChange={(open) => (open ? openPanel("settings") : closePanel("settings"))}
      >
        <span aria-hidden>{name.charAt(0).toUpperCase()}</span>
      </OpensPart>
      <AccountDialogs open={hasDialog(panel)} person={person} onChanged={refetch} />
    </>
  );
}
