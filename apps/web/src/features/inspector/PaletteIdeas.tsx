import { paletteIdeas } from "@lacquer/nails";
import { t } from "@lingui/core/macro";
import styles from "./color-picker.module.css";
import type { Design } from "./use-design.ts";

/** Suggests pairs of colours that suit the chosen one. One press applies a pair. */
export function PaletteIdeas({ settings, change }: Pick<Design, "settings" | "change">) {
  const ideas = paletteIdeas(settings);
  return (
    <div className={styles.ideas} role="group" aria-label={t`Variations of these colours`}>
      {ideas.map(({ name, baseColor, accentColor }) => (
        <button
          key={name}
          type="button"
          className={styles.idea}
          onClick={() =>
            change({
              baseColor: baseColor.toUpperCase(),
              accentColor: accentColor.toUpperCase(),
            })
          }
        >
          <span
            className={styles.pair}
            style={{ "--polish": baseColor, "--second": accentColor }}
            aria-hidden="true"
          />
          <span>{name}</span>
        </button>
      ))}
    </div>
  );
}
