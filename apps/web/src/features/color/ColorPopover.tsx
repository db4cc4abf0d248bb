import type { FromButton } from "../../ui/OpensPart.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { ColorMix } from "./ColorMix.tsx";
import styles from "./color.module.css";

interface Props extends FromButton {
  color: string;
  label: string;
  onChange: (color: string) => void;
  onDone: ((color: string) => void) | undefined;
}

/** The colour picker, opened beside the button that shows the colour. */
export function ColorPopover({ color, label, onChange, onDone, ...from }: Props) {
  const onOpenChange = (open: boolean) => {
    if (!open) onDone?.(color);
    from.onOpenChange(open);
  };
  return (
    <Panel
      from={{ ...from, onOpenChange }}
      label={label}
      className={styles.popover}
      sideOffset={10}
      collisionPadding={8}
    >
      <ColorMix color={color} onChange={onChange} />
    </Panel>
  );
}
