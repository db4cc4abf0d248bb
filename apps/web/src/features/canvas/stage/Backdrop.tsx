import { Picture } from "../../../ui/Picture.tsx";
import styles from "./backdrop.module.css";

/** A blur of the photo that fills the stage beside it. */
export function Backdrop({ url }: { url: string }) {
  return (
    <Picture className={styles.backdrop} src={url} alt="" aria-hidden="true" draggable={false} />
  );
}
