import type { ComponentType, ReactNode } from "react";
import { usePart } from "../hooks/use-part.ts";
import { partOf } from "../platform/parts.ts";

/** A component that is drawn as soon as its script has been loaded. */
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
 * A dialog or panel whose script is loaded with its first opening at the latest, and which draws nothing before that.
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
