import { t } from "@lingui/core/macro";
import { useId, useState } from "react";
import { ColorWell, parseHex } from "../color/index.ts";
import styles from "./color-picker.module.css";

interface Props {
  color: string;
  label: string;
  onChange: (color: string) => void;
  /** Called with the colour when the user has finished choosing it. */
  onDone: (color: string) => void;
}

/** A custom colour that the user mixes or types as a hex code. */
export function ColorMixer({ color, label, onChange, onDone }: Props) {
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
      <ColorWell
        className={styles.well}
        label={label}
        color={color}
        onChange={onChange}
        onDone={onDone}
      />
      <label htmlFor={id}>{t`Own colour`}</label>
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
          {t`Type a colour like #B3202F.`}
        </p>
      )}
    </div>
  );
}
