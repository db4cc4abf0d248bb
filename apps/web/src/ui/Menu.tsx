import { t } from "@lingui/core/macro";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactElement } from "react";
import type { FromButton } from "./OpensPart.tsx";
import { SheetGrip } from "./SheetGrip.tsx";
import { StandIn } from "./StandIn.tsx";

interface MenuProps extends ComponentProps<typeof DropdownMenu.Content> {
  /** What opens the menu: a button that already exists, or a new button given as an element. */
  from: FromButton | ReactElement;
  /** True for a long menu, which on a phone opens as a sheet at the screen's lower edge. */
  isSheet?: boolean;
}

/**
 * A menu beside its button. It is a landmark of its own and does not hide the rest of the page from screen readers,
 * because a page with all its parts hidden offers nothing to return to.
 */
export function Menu({
  from,
  isSheet = false,
  className = "menu",
  children,
  ...content
}: MenuProps) {
  const drawn = "onOpenChange" in from ? from : null;
  const face =
    "onOpenChange" in from ? (
      <DropdownMenu.Trigger asChild>
        <StandIn button={from.button} />
      </DropdownMenu.Trigger>
    ) : (
      from
    );
  const held = drawn && { open: drawn.open, onOpenChange: drawn.onOpenChange };
  return (
    <DropdownMenu.Root modal={false} {...held}>
      {face}
      <DropdownMenu.Portal>
        <section aria-label={t`Menu`}>
          <DropdownMenu.Content
            className={isSheet ? `bottom-sheet dims ${className}` : className}
            {...content}
          >
            {isSheet && drawn && <SheetGrip onClose={() => drawn.onOpenChange(false)} />}
            {children}
          </DropdownMenu.Content>
        </section>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
