import { plural, t } from "@lingui/core/macro";
import { nearestBottles, type Supply } from "@lacquer/craft";
import { asSentence } from "../../ui/format.ts";
import { openPanel } from "../address/index.ts";
import { bottleName, colorName, nearnessWords, useShelf } from "../color/index.ts";
import styles from "./craft.module.css";
import { supplyCount, supplyName, supplyUse } from "./words/supply-words.ts";

/**
 * Lists the supplies to prepare before the work starts. For each colour, the list shows the user's nearest bottle, or
 * says that no bottle is near.
 */
export function SupplyList({ supplies }: { supplies: readonly Supply[] }) {
  const shelf = useShelf();
  const colours = supplies.flatMap((one) => (one.kind === "colour" ? [one.color] : []));
  const missing = colours.filter((color) => nearestBottles(color, shelf).length === 0).length;
  return (
    <>
      <ul className={styles.rows}>
        {supplies.map((supply) => (
          <OneSupply key={JSON.stringify(supply)} supply={supply} hasShelf={shelf.length > 0} />
        ))}
      </ul>
      <p className={styles.shelfLine}>
        <button className="button button-small" type="button" onClick={() => openPanel("bottles")}>
          {t`Your bottles`}
        </button>
        {shelf.length > 0 && missing > 0 && <span>{missingWords(missing, colours.length)}</span>}
      </p>
    </>
  );
}

const missingWords = (missing: number, all: number): string =>
  plural(missing, {
    one: `# of ${all} colours is missing`,
    other: `# of ${all} colours are missing`,
  });

function OneSupply({ supply, hasShelf }: { supply: Supply; hasShelf: boolean }) {
  const name = supplyName(supply);
  const color = colorOf(supply);
  const count = supplyCount(supply);
  return (
    <li className={styles.supply}>
      {color && <span className={styles.swatch} style={{ "--polish": color }} aria-hidden />}
      <span>
        <span>
          {supply.kind === "colour" ? `${colorName(supply.color)}, ${name}` : asSentence(name)}
        </span>
        <small>{supplyUse(supply)}</small>
        {supply.kind === "colour" && hasShelf && <OwnBottle color={supply.color} />}
      </span>
      {count !== null && <span className="tabular">{`× ${count}`}</span>}
    </li>
  );
}

const colorOf = (supply: Supply): string | null =>
  supply.kind === "colour" ? supply.color : supply.kind === "thing" ? supply.pieces.color : null;

/** Shows the user's bottle that is nearest to a colour. */
function OwnBottle({ color }: { color: string }) {
  const [nearest] = nearestBottles(color, useShelf());
  if (!nearest)
    return (
      <small className={styles.missing}>{t`None of your bottles is close to this colour.`}</small>
    );
  return (
    <small className={styles.own}>
      <span className={styles.dot} style={{ "--polish": nearest.bottle.color }} aria-hidden />
      <span>{`${bottleName(nearest.bottle)}: ${nearnessWords(nearest.difference)}`}</span>
    </small>
  );
}
