import { ToggleGroup } from "radix-ui";
import styles from "./segmented.module.css";

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; name?: string }[];
  onChange: (value: T) => void;
  className?: string | undefined;
}

/**
 * A choice of one option among a few: a radio group that looks like a single control. `name` is read out if the visible
 * label is too short. `data-segment` allows styling single options.
 */
export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
  className = "",
}: SegmentedProps<T>) {
  return (
    <ToggleGroup.Root
      className={`${styles.segmented} ${className}`}
      type="single"
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onChange(option.value);
      }}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          className={styles.item}
          data-segment
          value={option.value}
          aria-label={option.name}
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
