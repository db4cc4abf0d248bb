import { differenceWords, nearestBottles } from "@lacquer/craft";
import styles from "./color.module.css";
import { bottleName, useShelf } from "./use-shelf.ts";

/** Enough for a hand's worth of choices; all bottles are on the shelf. */
const SHOWN_MOST = 6;

/** Swatches of the own bottles that are nearest to a colour. A press takes a bottle's colour. */
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
    <div className={styles.own} role="group" aria-label="Your bottles near this colour">
      <p>
        {nearest
          ? `${bottleName(nearest.bottle)}: ${differenceWords(nearest.difference)}`
          : "None of your bottles is near this colour."}
      </p>
      {near.length > 0 && (
        <div className={styles.recent}>
          {near.map(({ bottle, difference }) => (
            <button
              key={bottle.id}
              type="button"
              className={styles.swatch}
              aria-label={`${bottleName(bottle)}, ${differenceWords(difference)}`}
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
