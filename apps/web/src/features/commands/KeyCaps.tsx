import { keyCaps } from "../actions/index.ts";
import styles from "./key-caps.module.css";

/** The keys for an action, with the names they have on this keyboard. */
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
