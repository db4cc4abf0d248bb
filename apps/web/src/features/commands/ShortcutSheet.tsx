import { t } from "@lingui/core/macro";
import { useState } from "react";
import { SidePanel } from "../../ui/SidePanel.tsx";
import { closePanel } from "../address/index.ts";
import { KeyCaps } from "./KeyCaps.tsx";
import { shortcutGroups } from "./shortcuts.ts";
import styles from "./shortcut-sheet.module.css";

/** Lists all keys of the studio and their actions, by group. */
export function ShortcutSheet() {
  const [groups] = useState(shortcutGroups);
  return (
    <SidePanel
      open
      onClose={() => closePanel("shortcuts")}
      width="wide"
      isReadOnly
      title={t`Keyboard shortcuts`}
      description={t`Single keys do nothing while you type in a field.`}
    >
      <div className={styles.groups}>
        {groups.map(({ title, shortcuts }) => (
          <section key={title} className={styles.group} aria-label={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl>
              {shortcuts.map(({ label, keys }) => (
                <div key={label} className={styles.row}>
                  <dt>{label}</dt>
                  <dd className={styles.keys}>
                    {keys.map((one) => (
                      <KeyCaps key={one} keys={one} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </SidePanel>
  );
}
