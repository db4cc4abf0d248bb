import styles from "./wordmark.module.css";

/** The studio's name in its fixed spelling. */
export function Wordmark({ className = "" }: { className?: string }) {
  return (
    <p className={`${styles.wordmark} ${className}`}>
      Lacquer<span className={styles.stop}>.</span>
    </p>
  );
}
