import { RadioGroup } from "radix-ui";
import type { DraftTab } from "../../tabs/index.ts";
import { inkColor } from "../tool/ink-color.ts";
import { type Ink, useToolStore } from "../tool/tool-store.ts";
import { BrushSize } from "./BrushSize.tsx";
import { ClearDrawing } from "./ClearDrawing.tsx";
import bar from "./bar.module.css";
import styles from "./brush.module.css";

/** The pen's ink and size. */
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
