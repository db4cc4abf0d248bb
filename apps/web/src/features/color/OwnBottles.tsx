import { nearestBottles } from "@lacquer/craft";
import { t } from "@lingui/core/macro";
import styles from "./color.module.css";
import { nearnessWords } from "./nearness-words.ts";
import { bottleName, useShelf } from "./use-shelf.ts";

/** The maximum number of swatches: enough to choose from for one hand. The shelf shows all bottles. */
const SHOWN_MOST = 6;

/** Swatches of the user's bottles that are nearest to a colour. A press on a swatch takes its bottle's colour. */
export function OwnBottles({
  color,
  onChange,
}: {
  color: string;
  onChange: (color: string) => void;
}) {
  const shelf = useShelf();
  const near = nearestBottles(color, shelf).slice(0, SHOWN_MOST);
  const [nearest] = near;
  if (shelf.length === 0) return null;
  return (
    <div className={styles.own} role="group" aria-label={t`Your bottles near this colour`}>
      <p>
        {nearest
          ? `${bottleName(nearest.bottle)}: ${nearnessWords(nearest.difference)}`
          : t`None of your bottles is close to this colour.`}
      </p>
      {near.length > 0 && (
        <div className={styles.recent}>
          {near.map(({ bottle, difference }) => (
            <button
              key={bottle.id}
              type="button"
              className={styles.swatch}
              aria-label={`${bottleName(bottle)}, ${nearnessWords(difference)}`}
              title={bottleName(bottle)}
              style={{ backgroundColor: bottle.color }}
              onClick={() => onChange(bottle.color)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
