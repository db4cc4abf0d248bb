import { partOf } from "../../platform/parts.ts";
import { OpensPart } from "../../ui/OpensPart.tsx";
import styles from "./color.module.css";

const pickerPart = partOf(() =>
  import("./ColorPopover.tsx").then(({ ColorPopover }) => ({ Component: ColorPopover })),
);

interface Props {
  /** The colour as `#RRGGBB` in capitals. */
  color: string;
  label: string;
  /** The class that styles the button. The colour is available in it as `--polish`. */
  className: string | undefined;
  /** Set if the button is one of several colours in a choice. */
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
