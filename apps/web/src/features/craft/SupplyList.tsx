import { differenceWords, nearestBottles, type Supply } from "@lacquer/craft";
import { asSentence } from "../../ui/format.ts";
import { openPanel } from "../address/index.ts";
import { bottleName, colorName, useShelf } from "../color/index.ts";
import styles from "./craft.module.css";

/**
 * Lists the supplies to prepare before the work starts. Each colour shows the user's nearest bottle, or that none is
 * near.
 */
export function SupplyList({ supplies }: { supplies: readonly Supply[] }) {
  const shelf = useShelf();
  const colours = supplies.filter(({ kind, color }) => kind === "bottle" && color);
  const missing = colours.filter(({ color }) => nearestBottles(color ?? "", shelf).length === 0);
  return (
    <>
      <ul className={styles.rows}>
        {supplies.map(({ kind, name, count, color, origin }) => (
          <li key={`${kind} ${name} ${color}`} className={styles.supply}>
            {color && <span className={styles.swatch} style={{ "--polish": color }} aria-hidden />}
            <span>
              <span>
                {kind === "bottle" && color ? `${colorName(color)}, ${name}` : asSentence(name)}
              </span>
              <small>{origin}</small>
              {kind === "bottle" && color && shelf.length > 0 && <OwnBottle color={color} />}
            </span>
            {count !== undefined && <span className="tabular">{`× ${count}`}</span>}
          </li>
        ))}
      </ul>
      <p className={styles.shelfLine}>
        <button className="button button-small" type="button" onClick={() => openPanel("bottles")}>
          Your bottles
        </button>
        {shelf.length > 0 && missing.length > 0 && (
          <span>{`${missing.length} of ${colours.length} colours ${missing.length === 1 ? "is" : "are"} missing`}</span>
        )}
      </p>
    </>
  );
}

/** Shows the user's bottle that is nearest to a colour. */
function OwnBottle({ color }: { color: string }) {
  const [nearest] = nearestBottles(color, useShelf());
  if (!nearest)
    return <small className={styles.missing}>None of your bottles is close to this colour.</small>;
  return (
    <small className={styles.own}>
      <span className={styles.dot} style={{ "--polish": nearest.bottle.color }} aria-hidden />
      <span>{`${bottleName(nearest.bottle)}: ${differenceWords(nearest.difference)}`}</span>
    </small>
  );
}
