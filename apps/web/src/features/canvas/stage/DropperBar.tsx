import { type ColorTarget, useToolStore } from "../tool/tool-store.ts";
import bar from "./bar.module.css";

/** Lets the designer choose what the picked colour is used for, for example to balance the photo by this white. */
export function DropperBar() {
  const target = useToolStore((state) => state.dropTarget);
  return (
    <div className={bar.bar} data-floating>
      <span className={bar.barText}>
        {target === "white" ? "Tap white paper or a bank card" : "Pick the colour for"}
      </span>
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
        <option value="ink">the brush</option>
        <option value="white">the photo’s white</option>
      </select>
    </div>
  );
}
