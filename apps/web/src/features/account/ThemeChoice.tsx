import { t } from "@lingui/core/macro";
import { Monitor, Moon, Sun } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { THEMES, type Theme, useTheme } from "../theme/index.ts";
import styles from "./account.module.css";

const themeWords = (): Record<Theme, string> => ({
  system: t({ message: "System", comment: "The same theme as the system" }),
  light: t({ message: "Light", context: "theme", comment: "A theme of the studio" }),
  dark: t({ message: "Dark", comment: "A theme of the studio" }),
});
const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon };

/** The choice between light and dark. The menu stays open, so that people can compare them. */
export function ThemeChoice() {
  const { theme, choose } = useTheme();
  const words = themeWords();
  return (
    <DropdownMenu.RadioGroup value={theme} aria-label={t`Theme`} className={styles.choices}>
      {THEMES.map((option) => {
        const Icon = THEME_ICONS[option];
        return (
          <DropdownMenu.RadioItem
            key={option}
            className={`menu-item ${styles.choice}`}
            value={option}
            onSelect={(event) => {
              event.preventDefault();
              choose(option);
            }}
          >
            <Icon className="icon" aria-hidden />
            <span>{words[option]}</span>
            {theme === option && <span className={styles.chosen} aria-hidden />}
          </DropdownMenu.RadioItem>
        );
      })}
    </DropdownMenu.RadioGroup>
  );
}
