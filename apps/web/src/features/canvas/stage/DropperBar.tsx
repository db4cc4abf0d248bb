import { t } from "@lingui/core/macro";
import { type ColorTarget, useToolStore } from "../tool/tool-store.ts";
import bar from "./bar.module.css";

/**
 * Lets the designer choose what the picked colour is used for, such as the base colour or the photo's white balance.
 */
export function DropperBar() {
  const target = useToolStore((state) => state.dropTarget);
  return (
    <div className={bar.bar} data-floating>
      <span className={bar.barText}>
        {target === "white" ? t`Tap white paper or a bank card` : t`Pick the colour for`}
      </span>
      <select
        aria-label={t`Colour to pick`}
        className={bar.select}
        value={target}
        onChange={({ currentTarget }) =>
          useToolStore.setState({ dropTarget: currentTarget.value as ColorTarget })
        }
      >
        <option value="baseColor">{t`the base`}</option>
        <option value="accentColor">{t`the accent`}</option>
        <option value="ink">{t`the brush`}</option>
        <option value="white">{t`the photo’s white`}</option>
      </select>
    </div>
  );
}
