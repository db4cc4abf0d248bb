import { Popover } from "radix-ui";
import { type ComponentProps, useMemo } from "react";
import type { FromButton } from "./OpensPart.tsx";
import { StandIn } from "./StandIn.tsx";

interface PanelProps extends ComponentProps<typeof Popover.Content> {
  from: FromButton;
  label: string;
  /** Returns the element beside which the popover opens. If it is absent, the popover opens beside its button. */
  beside?: () => Element | null | undefined;
}

/** A popover beside the button that opens it. `className` is added to the class that all popovers have. */
export function Panel({ from, label, beside, className, children, ...content }: PanelProps) {
  const anchor = useMemo(
    () =>
      beside && {
        current: {
          getBoundingClientRect: () => beside()?.getBoundingClientRect() ?? new DOMRect(),
        },
      },
    [beside],
  );
  return (
    <Popover.Root open={from.open} onOpenChange={from.onOpenChange}>
      <Popover.Trigger asChild>
        <StandIn button={from.button} />
      </Popover.Trigger>
      {anchor && <Popover.Anchor virtualRef={anchor} />}
      <Popover.Portal>
        <Popover.Content className={`popover ${className}`} aria-label={label} {...content}>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
