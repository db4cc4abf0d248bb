import { Popover } from "radix-ui";
import type { FromButton } from "../../ui/OpensPart.tsx";
import { StandIn } from "../../ui/StandIn.tsx";
import { ColorMix } from "./ColorMix.tsx";
import styles from "./color.module.css";

interface Props extends FromButton {
  color: string;
  label: string;
  onChange: (color: string) => void;
  onDone: ((color: string) => void) | undefined;
}

/** The colour picker, beside the button that shows the colour. */
export function ColorPopover({ color, label, onChange, onDone, button, ...popover }: Props) {
  const onOpenChange = (open: boolean) => {
    if (!open) onDone?.(color);
    popover.onOpenChange(open);
  };
  return (
    <Popover.Root open={popover.open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <StandIn button={button} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={`popover ${styles.popover}`}
          sideOffset={10}
          collisionPadding={8}
          aria-label={label}
        >
          <ColorMix color={color} onChange={onChange} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
