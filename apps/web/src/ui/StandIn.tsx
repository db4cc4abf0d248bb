import { type Ref, type RefObject, useImperativeHandle, useLayoutEffect } from "react";

interface StandInProps {
  button: RefObject<HTMLButtonElement | null>;
  id?: string;
  ref?: Ref<HTMLButtonElement | null>;
}

/**
 * Stands for a button that is drawn already: what opens from it comes up beside it, is named by it and gives the focus
 * back to it, as if both had come at once.
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
