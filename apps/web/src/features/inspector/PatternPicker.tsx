import { type NailShape, PATTERNS, VIBES } from "@lacquer/contracts";
import { silhouettePath } from "@lacquer/nails";
import { t } from "@lingui/core/macro";
import { memo, type ReactNode, useId } from "react";
import { Choice } from "./Choice.tsx";
import styles from "./faces.module.css";
import { PatternDrawing } from "./PatternDrawing.tsx";
import type { Design } from "./use-design.ts";

type Props = Pick<Design, "settings" | "change">;

const PATTERN_BOX = { width: 26, height: 40 };

/** The choice of pattern. Each pattern is drawn on a small nail of the chosen shape in the chosen colours. */
export const PatternPicker = memo(function PatternPicker({
  settings,
  change,
  columns,
}: Props & { columns: number }) {
  const { nailShape, baseColor, accentColor } = settings;
  return (
    <Choice
      label={t`Pattern`}
      look="card"
      columns={columns}
      value={settings.patternType}
      options={PATTERNS}
      onChange={(patternType) => change({ patternType })}
      face={(pattern) => (
        <SmallNail shape={nailShape}>
          <PatternDrawing pattern={pattern} base={baseColor} accent={accentColor} />
        </SmallNail>
      )}
    />
  );
});

function SmallNail({ shape, children }: { shape: NailShape; children: ReactNode }) {
  const id = useId();
  const outline = silhouettePath(shape, "medium", PATTERN_BOX);
  return (
    <svg
      className={styles.pattern}
      viewBox={`0 0 ${PATTERN_BOX.width} ${PATTERN_BOX.height}`}
      aria-hidden="true"
    >
      <clipPath id={id}>
        <path d={outline} />
      </clipPath>
      <g clipPath={`url(#${id})`}>{children}</g>
      <path d={outline} />
    </svg>
  );
}

export const VibePicker = memo(function VibePicker({ settings, change }: Props) {
  return (
    <Choice
      label={t`Mood`}
      look="chip"
      columns={4}
      value={settings.styleVibe}
      options={VIBES}
      onChange={(styleVibe) => change({ styleVibe })}
    />
  );
});
