import { partOf } from "../../platform/parts.ts";
import { OpensPart } from "../../ui/OpensPart.tsx";
import styles from "./color.module.css";

const pickerPart = partOf(() =>
  import("./ColorPopover.tsx").then(({ ColorPopover }) => ({ Component: ColorPopover })),
);

interface Props {
  /** `#RRGGBB` in capitals. */
  color: string;
  label: string;
  /** The button's style, which gets the colour as `--polish`. */
  className: string | undefined;
  /** Props for one of several colours in a choice. */
  isChosen?: boolean;
  onChange: (color: string) => void;
  /** Called with the colour when the picker is closed. */
  onDone?: (color: string) => void;
}

/** A button that shows a colour and opens the picker for it. */
export function ColorWell({ color, label, className, isChosen, onChange, onDone }: Props) {
  return (
    <span className={styles.around} style={{ "--polish": color }} data-chosen={isChosen}>
      <OpensPart
        kind="dialog"
        part={pickerPart}
        given={{ color, label, onChange, onDone }}
        className={className}
        label={`${label}, ${color}`}
      >
        {null}
      </OpensPart>
    </span>
  );
}
