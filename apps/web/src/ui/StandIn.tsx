import { type Ref, type RefObject, useImperativeHandle, useLayoutEffect } from "react";

interface StandInProps {
  button: RefObject<HTMLButtonElement | null>;
  id?: string;
  ref?: Ref<HTMLButtonElement | null>;
}

/**
 * Represents a button that already exists. A menu that opens from it appears beside that button, is labelled by it, and
 * returns the focus to it.
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
