import { t } from "@lingui/core/macro";
import { EXPORT_SHAPES, type ExportShape, type ExportShow } from "@lacquer/contracts";
import { useId } from "react";
import { exportSketchUrl } from "../../api/exports.ts";
import { shapeWords } from "./export-choice.ts";
import styles from "./shape-choice.module.css";

interface ShapeChoiceProps {
  url: string;
  show: ExportShow;
  logo: string | null;
  value: ExportShape;
  onChange: (shape: ExportShape) => void;
}

/** The choice of the export's shape. Each option is a small picture of what the export will show. */
export function ShapeChoice({ url, show, logo, value, onChange }: ShapeChoiceProps) {
  const name = useId();
  const words = shapeWords();
  return (
    <fieldset className={styles.shapes}>
      <legend className="visually-hidden">{t`Shape`}</legend>
      {EXPORT_SHAPES.map((shape) => (
        <label className={styles.shape} key={shape}>
          <input
            className="visually-hidden"
            type="radio"
            name={name}
            checked={shape === value}
            onChange={() => onChange(shape)}
          />
          <span className={styles.frame}>
            <img
              className={styles.picture}
              src={exportSketchUrl(url, { shape, show, logo })}
              alt=""
            />
          </span>
          <span className={styles.label}>{words[shape].label}</span>
          <span className={styles.use}>{words[shape].use}</span>
        </label>
      ))}
    </fieldset>
  );
}
