import type { Supply } from "@lacquer/craft";
import { asSentence } from "../../ui/format.ts";
import { colorName } from "../color/index.ts";
import styles from "./craft.module.css";

/** The supplies to prepare before the work starts. */
export function SupplyList({ supplies }: { supplies: readonly Supply[] }) {
  return (
    <ul className={styles.rows}>
      {supplies.map(({ kind, name, count, color, origin }) => (
        <li key={`${kind} ${name} ${color}`} className={styles.supply}>
          {color && <span className={styles.swatch} style={{ "--polish": color }} aria-hidden />}
          <span>
            <span>
              {kind === "bottle" && color ? `${colorName(color)}, ${name}` : asSentence(name)}
            </span>
            <small>{origin}</small>
          </span>
          {count !== undefined && <span className="tabular">{`× ${count}`}</span>}
        </li>
      ))}
    </ul>
  );
}
