import { t } from "@lingui/core/macro";
import { RadioGroup } from "radix-ui";
import { ColorWell } from "../../color/index.ts";
import type { DraftTab } from "../../tabs/index.ts";
import { inkColor } from "../tool/ink-color.ts";
import { type Ink, useToolStore } from "../tool/tool-store.ts";
import styles from "./brush.module.css";

const WHITE = "#FFFFFF";

/** Returns the design's colours, plus white if neither colour is white. */
function inksOf({ designSettings: { baseColor, accentColor } }: DraftTab) {
  const isThere = [baseColor, accentColor].some((color) => color.toUpperCase() === WHITE);
  const inks: [Ink, string][] = [
    ["base", t`Base colour`],
    ["accent", t`Accent colour`],
  ];
  return isThere ? inks : [...inks, [WHITE, t`White`] satisfies [Ink, string]];
}

/** The choice of the brush's ink: a colour of the design, white, or any other colour. */
export function Inks({ tab }: { tab: DraftTab }) {
  const ink = useToolStore((state) => state.ink);
  const inks = inksOf(tab);
  const isOwn = !inks.some(([value]) => value === ink);
  const setInk = (value: string) => useToolStore.setState({ ink: value as Ink });
  return (
    <>
      <RadioGroup.Root
        className={styles.inks}
        aria-label={t`Ink`}
        orientation="horizontal"
        value={ink}
        onValueChange={setInk}
      >
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
      <ColorWell
        className={`${styles.ink} ${styles.own}`}
        label={t`Another ink`}
        color={inkColor(ink, tab)}
        isChosen={isOwn}
        onChange={setInk}
      />
    </>
  );
}
