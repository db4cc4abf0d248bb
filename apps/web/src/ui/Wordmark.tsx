import styles from "./wordmark.module.css";

/** The name, as it is always written. */
export function Wordmark({ className = "" }: { className?: string }) {
  return (
    <p className={`${styles.wordmark} ${className}`}>
      Lacquer<span className={styles.stop}>.</span>
    </p>
  );
}
