import { t } from "@lingui/core/macro";
import { Columns2, Download, ImagePlus, Info } from "lucide-react";
import { downloadUrl } from "../../api/download-url.ts";
import { ExportButton } from "../exports/index.ts";
import { addAsReference } from "../reuse/index.ts";
import { openPanel } from "../address/index.ts";
import { resultId } from "../versions/index.ts";
import { placeOf } from "./result-place.ts";
import styles from "./shown-actions.module.css";

interface ShownActionsProps {
  image: string;
  /** The design's name, which is used for the file. */
  name: string;
}

/** The actions for the image that the stage shows. */
export function ShownActions({ image, name }: ShownActionsProps) {
  const place = placeOf(image);
  const open = (panel: "made" | "compare") => place && openPanel(panel, resultId(place));
  return (
    <div className={styles.actions}>
      <div className={styles.row}>
        <a className="button button-quiet" href={downloadUrl(image, name)} download>
          <Download className="icon" aria-hidden />
          <span>{t`Download`}</span>
        </a>
        {place && (
          <ExportButton
            className="button button-quiet"
            url={place.url}
            jobId={place.jobId}
            name={name}
          />
        )}
        <button className="button button-quiet" type="button" onClick={() => open("compare")}>
          <Columns2 className="icon" aria-hidden />
          <span>{t`Versions`}</span>
        </button>
      </div>
      <div className={styles.row}>
        <button
          className="button button-quiet"
          type="button"
          onClick={() => void addAsReference(image)}
        >
          <ImagePlus className="icon" aria-hidden />
          <span>{t`Use as reference`}</span>
        </button>
        <button className="button button-quiet" type="button" onClick={() => open("made")}>
          <Info className="icon" aria-hidden />
          <span>{t`How it was made`}</span>
        </button>
      </div>
    </div>
  );
}
