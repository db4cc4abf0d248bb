import { Download, ImagePlus } from "lucide-react";
import { downloadUrl } from "../../api/download-url.ts";
import { addAsReference } from "../collection/index.ts";
import styles from "./shown-actions.module.css";

interface ShownActionsProps {
  image: string;
  /** The design's name, which becomes the file's name. */
  name: string;
}

/** The actions for the image that the stage shows. */
export function ShownActions({ image, name }: ShownActionsProps) {
  return (
    <div className={styles.actions}>
      <a className="button button-quiet" href={downloadUrl(image, name)} download>
        <Download className="icon" aria-hidden />
        <span>Download</span>
      </a>
      <button
        className="button button-quiet"
        type="button"
        onClick={() => void addAsReference(image)}
      >
        <ImagePlus className="icon" aria-hidden />
        <span>Use as reference</span>
      </button>
    </div>
  );
}
