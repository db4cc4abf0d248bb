import { RadioGroup } from "radix-ui";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { labelOf, nameOf } from "../names/index.ts";
import styles from "./choice.module.css";

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly T[];
  onChange: (value: T) => void;
  /** The layout of the options: framed cards, spheres with a ring, or chips with text only. */
  look: "card" | "ball" | "chip";
  columns: number;
  face?: (option: T) => ReactNode;
}

/**
 * A choice of one option among several, each drawn as it looks on a nail. It is a radio group that works with arrow
 * keys.
 */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  look,
  columns,
  face,
}: Props<T>) {
  const group = useRef<HTMLDivElement>(null);
  useChosenInSight(group, value);
  return (
    <RadioGroup.Root
      ref={group}
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

/** If the options are in a scrolling row, scrolls to the chosen option when the choice changes or the row appears. */
function useChosenInSight(group: RefObject<HTMLElement | null>, value: string): void {
  useEffect(() => {
    const row = group.current;
    if (!row) return;
    const show = () => {
      const chosen = row.querySelector<HTMLElement>("[data-state='checked']");
      if (!chosen || row.scrollWidth <= row.clientWidth) return;
      const [inside, outside] = [chosen.getBoundingClientRect(), row.getBoundingClientRect()];
      if (inside.left >= outside.left && inside.right <= outside.right) return;
      row.scrollBy({ left: (inside.left + inside.right - outside.left - outside.right) / 2 });
    };
    show();
    const observer = new ResizeObserver(show);
    observer.observe(row);
    return () => observer.disconnect();
  }, [group, value]);
}
