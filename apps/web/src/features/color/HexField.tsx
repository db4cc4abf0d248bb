import { t } from "@lingui/core/macro";
import { useId, useState } from "react";
import { parseHex } from "./color.ts";
import styles from "./color.module.css";

interface Props {
  color: string;
  onChange: (color: string) => void;
}

/** The field that shows the colour as a code, for reading, copying and typing. */
export function HexField({ color, onChange }: Props) {
  const [text, setText] = useState<string | null>(null);
  const id = useId();
  const isWrong = text !== null && parseHex(text) === null;
  const settle = () => {
    if (!isWrong) setText(null);
  };
  return (
    <div className={styles.code}>
      <span className={styles.sample} style={{ backgroundColor: color }} />
      <label htmlFor={id}>{t`Hex`}</label>
      <input
        id={id}
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
        onBlur={settle}
        onKeyDown={({ key }) => key === "Enter" && settle()}
      />
      {isWrong && (
        <p id={`${id}-wrong`} role="alert">
          {t`Type a colour like #B3202F.`}
        </p>
      )}
    </div>
  );
}
