import { IMAGES_DEFAULT } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { CloudOff, X } from "lucide-react";
import { PolishDrop } from "../../ui/PolishDrop.tsx";
import { useOutbox, useReachesServer } from "../outbox/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import styles from "./queue.module.css";

/**
 * Presses of Generate that have not reached the studio yet. They are stored in this browser, are sent only once, and
 * can be canceled free of charge.
 */
export function WaitingForNetwork() {
  const entries = useOutbox((state) => state.entries);
  const withdraw = useOutbox((state) => state.withdraw);
  const tabs = useTabsStore((state) => state.tabs);
  const isReached = useReachesServer();
  const presses = entries.filter((entry) => !entry.isWithdrawn);
  if (isReached || presses.length === 0) return null;
  return (
    <section className={styles.group}>
      <header className={styles.groupHead}>
        <h3>
          <span>{t`Waiting for the network`}</span>{" "}
          <span className={`${styles.number} tabular`}>{presses.length}</span>
        </h3>
      </header>
      <p
        className={styles.hint}
      >{t`Stored here. Each is sent exactly once, as soon as you are back online.`}</p>
      <ul>
        {presses.map(({ key, tabId, body }) => {
          const tab = tabs.find(({ id }) => id === tabId);
          return (
            <li key={key} className={styles.item}>
              <div className={styles.picture}>
                {tab ? (
                  <PolishDrop
                    base={tab.designSettings.baseColor}
                    accent={tab.designSettings.accentColor}
                    size={32}
                  />
                ) : (
                  <CloudOff className="icon" aria-hidden />
                )}
              </div>
              <div className={styles.words}>
                <p className={styles.title}>{tab?.name ?? t`A closed design`}</p>
                <p className={styles.state}>
                  {plural(
                    { count: body.imageCount ?? IMAGES_DEFAULT },
                    {
                      one: "# image, not sent yet",
                      other: "# images, not sent yet",
                    },
                  )}
                </p>
                <div className={styles.actions}>
                  <button
                    className="button button-small button-quiet"
                    type="button"
                    onClick={() => withdraw(key)}
                  >
                    <X className="icon" aria-hidden />
                    {t`Withdraw`}
                  </button>
                </div>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
