import type { ComponentType, ReactNode } from "react";
import { useGivingUp } from "../hooks/use-giving-up.ts";
import { usePart } from "../hooks/use-part.ts";
import { partOf } from "../platform/parts.ts";

/** Returns a component that renders as soon as its script is loaded. */
export function shownPart<Props extends object>(
  read: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactNode {
  const part = partOf(async () => ({ Component: await read() }));
  return function ShownPart(props) {
    const loaded = usePart(part, true);
    return loaded && <loaded.Component {...props} />;
  };
}

/**
 * Returns a dialog or panel whose script is loaded when it is first opened, or earlier. Until then it renders nothing,
 * and Escape cancels the opening; a panel without `onClose` is closed by its address.
 */
export function openedPart<Props extends { open: boolean; onClose?: () => void }>(
  read: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactNode {
  const part = partOf(async () => ({ Component: await read() }));
  return function OpenedPart(props) {
    const loaded = usePart(part, props.open);
    const { open, onClose } = props;
    useGivingUp(open && loaded === null && onClose !== undefined, () => onClose?.());
    return loaded && <loaded.Component {...props} />;
  };
}
