import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import type { FromButton } from "./OpensPart.tsx";
import { StandIn } from "./StandIn.tsx";

interface MenuProps extends ComponentProps<typeof DropdownMenu.Content> {
  /** The button that it opens from: one that was drawn earlier, or its own. */
  from: FromButton | ReactNode;
}

const isDrawn = (from: FromButton | ReactNode): from is FromButton =>
  typeof from === "object" && from !== null && "onOpenChange" in from;

/**
 * A menu beside its button. It is a landmark of its own, and the rest of the page stays there for screen readers: a
 * page whose every part is hidden has nothing to return to.
 */
export function Menu({ from, children, ...content }: MenuProps) {
  const drawn = isDrawn(from) ? from : null;
  return (
    <DropdownMenu.Root
      modal={false}
      {...(drawn && { open: drawn.open, onOpenChange: drawn.onOpenChange })}
    >
      {isDrawn(from) ? (
        <DropdownMenu.Trigger asChild>
          <StandIn button={from.button} />
        </DropdownMenu.Trigger>
      ) : (
        from
      )}
      <DropdownMenu.Portal>
        <section aria-label="Menu">
          <DropdownMenu.Content className="menu" {...content}>
            {children}
          </DropdownMenu.Content>
        </section>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
