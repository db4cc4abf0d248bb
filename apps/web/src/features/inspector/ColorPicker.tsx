import { RadioGroup } from "radix-ui";
import { memo, useId, useState } from "react";
import { create } from "zustand";
import { persist } from "zustand/middleware";
import { Segmented } from "../../ui/Segmented.tsx";
import { BOTTLES, parseHex, withRecent } from "./color.ts";
import styles from "./color-picker.module.css";
import { PaletteIdeas } from "./PaletteIdeas.tsx";
import type { Design } from "./use-design.ts";

type Target = "baseColor" | "accentColor";

/** Colours mixed lately, in every design of this browser. */
const useRecent = create<{ colors: string[] }>()(
  persist(() => ({ colors: [] as string[] }), { name: "lacquer.colors" }),
);

const remember = (color: string) => {
  if (BOTTLES.some((bottle) => bottle.color === color)) return;
  useRecent.setState(({ colors }) => ({ colors: withRecent(colors, color) }));
};

/** Base and accent: drops of lacquer, one's own mixture, and what was mixed lately. */
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
    ...recent.map((mixed) => ({ name: `Mixed lately, ${mixed}`, color: mixed })),
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
      <Mixer
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

interface MixerProps {
  color: string;
  name: string;
  onChange: (color: string) => void;
  /** The colour that was settled on. */
  onDone: (color: string) => void;
}

function Mixer({ color, name, onChange, onDone }: MixerProps) {
  const [text, setText] = useState<string | null>(null);
  const id = useId();
  const isWrong = text !== null && parseHex(text) === null;
  const finish = () => {
    const parsed = text === null ? null : parseHex(text);
    if (parsed) onDone(parsed);
    if (!isWrong) setText(null);
  };
  return (
    <div className={styles.mixer}>
      <span className={styles.well} style={{ "--polish": color }}>
        <input
          type="color"
          aria-label={`Mix the ${name} colour`}
          value={color.toLowerCase()}
          onInput={({ currentTarget }) => onChange(currentTarget.value.toUpperCase())}
          onBlur={({ currentTarget }) => onDone(currentTarget.value.toUpperCase())}
        />
      </span>
      <label htmlFor={id}>Own colour</label>
      <input
        id={id}
        className={styles.hex}
        value={text ?? color}
        spellCheck={false}
        autoComplete="off"
        maxLength={7}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          const parsed = parseHex(currentTarget.value);
          if (parsed) onChange(parsed);
        }}
        onBlur={finish}
        onKeyDown={(event) => event.key === "Enter" && finish()}
      />
      {isWrong && (
        <p id={`${id}-wrong`} className={styles.wrong} role="alert">
          Write a colour like #B3202F.
        </p>
      )}
    </div>
  );
}
