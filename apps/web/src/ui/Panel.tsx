import { Popover } from "radix-ui";
import type { ComponentProps } from "react";
import type { FromButton } from "./OpensPart.tsx";
import { StandIn } from "./StandIn.tsx";

interface PanelProps extends ComponentProps<typeof Popover.Content> {
  from: FromButton;
  label: string;
}

/** A popover beside the button that opens it. `className` is added to the class that all popovers have. */
export function Panel({ from, label, className, children, ...content }: PanelProps) {
  return (
    <Popover.Root open={from.open} onOpenChange={from.onOpenChange}>
      <Popover.Trigger asChild>
        <StandIn button={from.button} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={`popover ${className}`} aria-label={label} {...content}>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
