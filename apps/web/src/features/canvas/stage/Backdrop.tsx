import { Picture } from "../../../ui/Picture.tsx";
import styles from "./backdrop.module.css";

/** A blurred copy of the photo that fills the stage around it. */
export function Backdrop({ url }: { url: string }) {
  return (
    <Picture className={styles.backdrop} src={url} alt="" aria-hidden="true" draggable={false} />
  );
}
