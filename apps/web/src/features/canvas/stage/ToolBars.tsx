import { RadioGroup } from "radix-ui";
import { useId } from "react";
import { useOnlyThisNail, useSelectedNail } from "../../draft/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { clearDrawing, clearNailDrawing } from "../actions/drawing-actions.ts";
import bar from "./bar.module.css";
import styles from "./tool-bars.module.css";
import { inkColor } from "../tool/ink-color.ts";
import { type ColorTarget, type Ink, useToolStore } from "../tool/tool-store.ts";

function BrushSize({
  which,
  least,
  most,
}: {
  which: "penSize" | "eraserSize";
  least: number;
  most: number;
}) {
  const size = useToolStore((state) => state[which]);
  const id = useId();
  return (
    <label className={styles.size} htmlFor={id}>
      <span
        className={styles.tip}
        style={{ scale: 0.25 + (0.75 * (size - least)) / (most - least) }}
      />
      <input
        id={id}
        type="range"
        aria-label="Brush size"
        min={least}
        max={most}
        step={0.001}
        value={size}
        onChange={({ currentTarget }) =>
          useToolStore.setState({ [which]: Number(currentTarget.value) })
        }
      />
    </label>
  );
}

/** Clears the drawing: of the chosen nail, while only that one is to change. */
function ClearDrawing({ tab }: { tab: DraftTab }) {
  const selected = useSelectedNail(tab.id);
  const isWanted = useOnlyThisNail();
  const nail = isWanted && selected !== null ? tab.nails[selected] : undefined;
  return (
    <button
      type="button"
      className={bar.barButton}
      disabled={tab.drawing.length === 0}
      onClick={() =>
        nail && selected !== null ? clearNailDrawing(tab.id, selected) : clearDrawing(tab.id)
      }
    >
      {nail ? "Clear nail" : "Clear drawing"}
    </button>
  );
}

export function PenBar({ tab }: { tab: DraftTab }) {
  const ink = useToolStore((state) => state.ink);
  const picked = ink === "base" || ink === "accent" ? "#1F1917" : ink;
  const setInk = (value: string) => useToolStore.setState({ ink: value as Ink });
  const inks: [Ink, string][] = [
    ["base", "Base colour"],
    ["accent", "Accent colour"],
  ];
  return (
    <div className={bar.bar} data-floating role="group" aria-label="Pen">
      <RadioGroup.Root className={styles.inks} aria-label="Ink" value={ink} onValueChange={setInk}>
        {inks.map(([value, label]) => (
          <RadioGroup.Item
            key={value}
            className={styles.ink}
            value={value}
            aria-label={label}
            title={label}
            style={{ backgroundColor: inkColor(value, tab) }}
          />
        ))}
      </RadioGroup.Root>
      <label
        className={styles.ink}
        data-state={ink === picked ? "checked" : "unchecked"}
        title="Another colour"
      >
        <input
          type="color"
          aria-label="Another ink"
          value={picked}
          onClick={() => setInk(picked)}
          onInput={({ currentTarget }) => setInk(currentTarget.value.toUpperCase())}
        />
      </label>
      <BrushSize which="penSize" least={0.002} most={0.03} />
      <ClearDrawing tab={tab} />
    </div>
  );
}

export function EraserBar({ tab }: { tab: DraftTab }) {
  return (
    <div className={bar.bar} data-floating role="group" aria-label="Eraser">
      <BrushSize which="eraserSize" least={0.008} most={0.08} />
      <ClearDrawing tab={tab} />
    </div>
  );
}

export function DropperBar() {
  const target = useToolStore((state) => state.dropTarget);
  return (
    <div className={bar.bar} data-floating>
      <span className={bar.barText}>Pick the colour for</span>
      <select
        aria-label="Colour to pick"
        className={bar.select}
        value={target}
        onChange={({ currentTarget }) =>
          useToolStore.setState({ dropTarget: currentTarget.value as ColorTarget })
        }
      >
        <option value="baseColor">the base</option>
        <option value="accentColor">the accent</option>
      </select>
    </div>
  );
}
