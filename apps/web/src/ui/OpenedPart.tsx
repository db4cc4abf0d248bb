import type { ComponentType, ReactNode } from "react";
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
 * Returns a dialog or panel whose script is loaded when it is first opened, or earlier. Until then it renders nothing.
 */
export function openedPart<Props extends { open: boolean }>(
  read: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactNode {
  const part = partOf(async () => ({ Component: await read() }));
  return function OpenedPart(props) {
    const loaded = usePart(part, props.open);
    return loaded && <loaded.Component {...props} />;
  };
}
