import { RadioGroup } from "radix-ui";
import type { ReactNode } from "react";
import styles from "./choice.module.css";
import { labelOf, nameOf } from "./labels.ts";

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly T[];
  onChange: (value: T) => void;
  /** The layout: framed cards, spheres with a ring, or chips with only words. */
  look: "card" | "ball" | "chip";
  columns: number;
  face?: (option: T) => ReactNode;
}

/** A choice of one among several, each drawn as it looks on a nail; a radio group with arrow keys. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  look,
  columns,
  face,
}: Props<T>) {
  return (
    <RadioGroup.Root
      className={styles.group}
      data-look={look}
      style={{ "--columns": columns }}
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate === next);
        if (option) onChange(option);
      }}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option}
          className={styles.item}
          value={option}
          aria-label={nameOf(option)}
        >
          {face?.(option)}
          <span className={styles.label}>{labelOf(option)}</span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
