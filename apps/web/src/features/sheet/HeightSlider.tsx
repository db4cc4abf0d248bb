import { msg, t } from "@lingui/core/macro";
import { i18n } from "../../platform/messages.ts";
import { SHEET_HEIGHTS, setSheetHeight, useSheet } from "./sheet-store.ts";

const WORDS = { low: msg`low`, middle: msg`half way up`, full: msg`all the way up` };

/** The sheet's height as a native slider, because both the keyboard and screen readers can move a native slider. */
export function HeightSlider() {
  const height = useSheet((state) => state.height);
  return (
    <input
      className="visually-hidden"
      type="range"
      aria-label={t`Sheet height`}
      aria-valuetext={i18n._(WORDS[height])}
      min={0}
      max={SHEET_HEIGHTS.length - 1}
      step={1}
      value={SHEET_HEIGHTS.indexOf(height)}
      onChange={({ currentTarget }) => {
        const next = SHEET_HEIGHTS[Number(currentTarget.value)];
        if (next) setSheetHeight(next);
      }}
    />
  );
}
