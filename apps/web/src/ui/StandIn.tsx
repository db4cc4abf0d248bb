import { type Ref, type RefObject, useImperativeHandle, useLayoutEffect } from "react";

interface StandInProps {
  button: RefObject<HTMLButtonElement | null>;
  id?: string;
  ref?: Ref<HTMLButtonElement | null>;
}

/**
 * Represents a button that was drawn earlier: what opens from it appears beside it, is named by it and returns the
 * focus to it, as if both had been drawn at once.
 */
export function StandIn({ button, id, ref }: StandInProps) {
  useImperativeHandle<HTMLButtonElement | null, HTMLButtonElement | null>(
    ref,
    () => button.current,
    [button],
  );
  useLayoutEffect(() => {
    if (id) button.current?.setAttribute("id", id);
  }, [button, id]);
  return null;
}
