import { keyCaps } from "../actions/index.ts";
import styles from "./key-caps.module.css";

/** The keys for an action, as this keyboard names them. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className={styles.keys} translate="no">
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
