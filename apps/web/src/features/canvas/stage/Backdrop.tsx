import styles from "./backdrop.module.css";

/** The photo's own blur, which fills the stage beside it. */
export function Backdrop({ url }: { url: string }) {
  return <img className={styles.backdrop} src={url} alt="" aria-hidden="true" draggable={false} />;
}
