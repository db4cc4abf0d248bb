import styles from "./color-sample.module.css";

/** The colour under the eyedropper. */
export function ColorSample({ color }: { color: string }) {
  return <span className={styles.sample} style={{ backgroundColor: color }} aria-hidden="true" />;
}
