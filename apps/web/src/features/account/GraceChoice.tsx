import { t } from "@lingui/core/macro";
import { DropdownMenu } from "radix-ui";
import { type Grace, GRACES, useGraceSetting } from "../generate/index.ts";
import styles from "./account.module.css";

const graceWords = (): Record<Grace, string> => ({
  auto: t`3 s where painting is paid`,
  "0": t({ message: "None", comment: "No time to take Generate back" }),
  "3": "3 s",
  "5": "5 s",
  "10": "10 s",
});

/** The setting for the grace period. The menu stays open after a choice, as it does for the theme. */
export function GraceChoice() {
  const { grace, choose } = useGraceSetting();
  const words = graceWords();
  return (
    <DropdownMenu.RadioGroup
      value={grace}
      aria-label={t`Time to cancel a press of Generate`}
      className={`${styles.choices} ${styles.graces}`}
    >
      <DropdownMenu.Label
        className={styles.label}
      >{t`Time to cancel a press of Generate`}</DropdownMenu.Label>
      {GRACES.map((option) => (
        <DropdownMenu.RadioItem
          key={option}
          className={`menu-item ${styles.choice}`}
          value={option}
          onSelect={(event) => {
            event.preventDefault();
            choose(option);
          }}
        >
          <span>{words[option]}</span>
          {grace === option && <span className={styles.chosen} aria-hidden />}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
