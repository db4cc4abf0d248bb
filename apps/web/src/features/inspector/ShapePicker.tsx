import { t } from "@lingui/core/macro";
import { memo } from "react";
import { NAIL_LENGTHS, NAIL_SHAPES, type NailLength, type NailShape } from "@lacquer/contracts";
import { silhouettePath } from "@lacquer/nails";
import { Segmented } from "../../ui/Segmented.tsx";
import { capitalized, labelOf, nameOf } from "../names/index.ts";
import { Choice } from "./Choice.tsx";
import styles from "./faces.module.css";
import type { Design } from "./use-design.ts";

const BOX = { width: 26, height: 42 };

/** The outlines in the picker ignore the chosen length, so that the twelve shapes can be compared. */
const SILHOUETTES = new Map<NailShape, string>(
  NAIL_SHAPES.map((shape) => [shape, silhouettePath(shape, "medium", BOX)]),
);

export const ShapePicker = memo(function ShapePicker({
  settings,
  change,
  columns,
}: Pick<Design, "settings" | "change"> & { columns: number }) {
  return (
    <>
      <Choice
        label={t`Shape`}
        look="card"
        columns={columns}
        value={settings.nailShape}
        options={NAIL_SHAPES}
        onChange={(nailShape) => change({ nailShape })}
        face={(shape) => (
          <svg
            className={styles.silhouette}
            viewBox={`0 0 ${BOX.width} ${BOX.height}`}
            aria-hidden="true"
          >
            <path d={SILHOUETTES.get(shape)} />
          </svg>
        )}
      />
      <LengthPicker value={settings.nailLength} onChange={(nailLength) => change({ nailLength })} />
    </>
  );
});

function LengthPicker({
  value,
  onChange,
}: {
  value: NailLength;
  onChange: (length: NailLength) => void;
}) {
  const options = NAIL_LENGTHS.map((length) => ({
    value: length,
    label: capitalized(labelOf(length)),
    name: capitalized(nameOf(length)),
  }));
  return <Segmented label={t`Length`} value={value} options={options} onChange={onChange} />;
}
