import { NailRow } from "../../ui/NailRow.tsx";
import styles from "./collection.module.css";

/** The collection before its first image: bare nails, one of them painted. */
export function EmptyCollection() {
  return (
    <div className={styles.empty}>
      <NailRow />
      <h3>No finished images yet</h3>
      <p>
        Press Generate in any design. Each finished image appears here by itself, even after you
        close the window.
      </p>
    </div>
  );
}
