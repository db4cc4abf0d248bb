import { RadioGroup } from "radix-ui";
import { memo, useState } from "react";
import { create } from "zustand";
import { createJSONStorage, persist } from "zustand/middleware";
import { keptStore } from "../../platform/kept.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { BOTTLES, withRecent } from "./color.ts";
import styles from "./color-picker.module.css";
import { ColorMixer } from "./ColorMixer.tsx";
import { PaletteIdeas } from "./PaletteIdeas.tsx";
import type { Design } from "./use-design.ts";

type Target = "baseColor" | "accentColor";

/** Colours that were mixed recently in any design of this browser. */
const useRecent = create<{ colors: string[] }>()(
  persist(() => ({ colors: [] as string[] }), {
    name: "lacquer.colors",
    storage: createJSONStorage(() => keptStore),
  }),
);

const remember = (color: string) => {
  if (BOTTLES.some((bottle) => bottle.color === color)) return;
  useRecent.setState(({ colors }) => ({ colors: withRecent(colors, color) }));
};

/** Base and accent: drops of lacquer, a custom mixture, and recent mixtures. */
export const ColorPicker = memo(function ColorPicker({
  settings,
  change,
}: Pick<Design, "settings" | "change">) {
  const [target, setTarget] = useState<Target>("baseColor");
  const recent = useRecent((state) => state.colors);
  const color = settings[target].toUpperCase();
  const set = (value: string) => change({ [target]: value });
  const drops = [
    ...BOTTLES,
    ...recent.map((mixed) => ({ name: `Mixed recently, ${mixed}`, color: mixed })),
  ];
  return (
    <>
      <Segmented
        label="Which colour"
        value={target}
        options={[
          { value: "baseColor", label: "Base" },
          { value: "accentColor", label: "Accent" },
        ]}
        onChange={setTarget}
      />
      <RadioGroup.Root
        className={styles.drops}
        aria-label={target === "baseColor" ? "Base colour" : "Accent colour"}
        value={color}
        onValueChange={set}
      >
        {drops.map(({ name, color: value }) => (
          <RadioGroup.Item
            key={value}
            className={styles.drop}
            value={value}
            aria-label={name}
            title={name}
            style={{ "--polish": value }}
          />
        ))}
      </RadioGroup.Root>
      <ColorMixer
        key={target}
        color={color}
        name={target === "baseColor" ? "base" : "accent"}
        onChange={set}
        onDone={remember}
      />
      <PaletteIdeas settings={settings} change={change} />
    </>
  );
});
