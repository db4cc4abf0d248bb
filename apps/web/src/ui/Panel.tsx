import { Popover } from "radix-ui";
import { type ComponentProps, useMemo } from "react";
import type { FromButton } from "./OpensPart.tsx";
import { SheetGrip } from "./SheetGrip.tsx";
import { StandIn } from "./StandIn.tsx";

interface PanelProps extends ComponentProps<typeof Popover.Content> {
  from: FromButton;
  label: string;
  /** Returns the element beside which the popover opens. If it is absent, the popover opens beside its button. */
  beside?: () => Element | null | undefined;
  /** True if the popover is a sheet at the screen's lower edge on a phone. */
  isSheet?: boolean;
}

/** A popover beside the button that opens it. `className` is added to the class that all popovers have. */
export function Panel(props: PanelProps) {
  const { from, label, beside, isSheet = false, className, children, ...content } = props;
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
        <Popover.Content
          className={`popover ${isSheet ? "bottom-sheet dims " : ""}${className}`}
          aria-label={label}
          {...content}
        >
          {isSheet && <SheetGrip onClose={() => from.onOpenChange(false)} />}
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
