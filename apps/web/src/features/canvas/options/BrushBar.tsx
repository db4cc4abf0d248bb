import { t } from "@lingui/core/macro";
import { SlidersHorizontal } from "lucide-react";
import { OpensPart } from "../../../ui/OpensPart.tsx";
import type { DraftTab } from "../../tabs/index.ts";
import { useToolStore } from "../tool/tool-store.ts";
import { BrushSize } from "./BrushSize.tsx";
import { Brushes } from "./Brushes.tsx";
import { ClearDrawing } from "./ClearDrawing.tsx";
import { Inks } from "./Inks.tsx";
import { optionsPart } from "./options-part.ts";
import styles from "./brush.module.css";

/**
 * Shows the current brush with its ink and size, and a button for all its options. For the eraser, shows only the size.
 */
export function BrushBar({ tab, tool }: { tab: DraftTab; tool: "pen" | "eraser" }) {
  const brush = useToolStore((state) => state.brush);
  const isPen = tool === "pen";
  return (
    <div
      className={styles.bar}
      data-floating
      data-tool={tool}
      role="group"
      aria-label={isPen ? t`Pen` : t`Eraser`}
    >
      <OpensPart
        kind="dialog"
        part={optionsPart}
        given={{ tab }}
        className={styles.more}
        label={t`Drawing options`}
      >
        <SlidersHorizontal className="icon" aria-hidden />
      </OpensPart>
      {isPen && <Brushes />}
      {isPen && <Inks tab={tab} />}
      <BrushSize of={isPen ? brush : "eraser"} />
      {!isPen && <ClearDrawing className={styles.button} tab={tab} />}
    </div>
  );
}
