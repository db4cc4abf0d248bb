import { t } from "@lingui/core/macro";
import { DropdownMenu } from "radix-ui";
import { LANGUAGES, language, languages } from "../../platform/language.ts";
import { showLanguage } from "../theme/index.ts";
import styles from "./account.module.css";

/**
 * The choice of the studio's language. Each language is listed under its own name, so that people find theirs even if
 * they cannot read the present one.
 */
export function LanguageChoice() {
  const chosen = language();
  return (
    <DropdownMenu.RadioGroup
      value={chosen}
      aria-label={t`Language`}
      className={`${styles.choices} ${styles.languages}`}
    >
      <DropdownMenu.Label className={styles.label}>{t`Language`}</DropdownMenu.Label>
      {languages.map((one) => (
        <DropdownMenu.RadioItem
          key={one}
          className={`menu-item ${styles.choice}`}
          value={one}
          lang={one}
          translate="no"
          onSelect={() => showLanguage(one)}
        >
          <span>{LANGUAGES[one]}</span>
          {chosen === one && <span className={styles.chosen} aria-hidden />}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
