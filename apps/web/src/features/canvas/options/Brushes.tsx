import { t } from "@lingui/core/macro";
import { RadioGroup } from "radix-ui";
import { i18n } from "../../../platform/messages.ts";
import { type Brush, BRUSHES } from "../../tabs/index.ts";
import { chooseBrush, useToolStore } from "../tool/tool-store.ts";
import { BRUSH_FACES } from "./brush-faces.ts";
import { BrushIcon } from "./BrushIcon.tsx";
import styles from "./brush.module.css";

/** The choice among the brushes that a nail artist uses. */
export function Brushes() {
  const brush = useToolStore((state) => state.brush);
  return (
    <RadioGroup.Root
      className={styles.brushes}
      aria-label={t`Brush`}
      orientation="horizontal"
      value={brush}
      onValueChange={(value) => chooseBrush(value as Brush)}
    >
      {BRUSHES.map((one) => {
        const label = i18n._(BRUSH_FACES[one].label);
        return (
          <RadioGroup.Item
            key={one}
            className={styles.brush}
            value={one}
            aria-label={label}
            title={`${label}: ${i18n._(BRUSH_FACES[one].about).toLowerCase()}`}
          >
            <BrushIcon brush={one} />
          </RadioGroup.Item>
        );
      })}
    </RadioGroup.Root>
  );
}
