import { Picture } from "../../../ui/Picture.tsx";
import styles from "./backdrop.module.css";

/** The photo's own blur, which fills the stage beside it. */
export function Backdrop({ url }: { url: string }) {
  return (
    <Picture className={styles.backdrop} src={url} alt="" aria-hidden="true" draggable={false} />
  );
}
