import { useEffect } from "react";
import { toast, Toaster, type ToasterProps } from "sonner";
import { showToasts } from "./toast.ts";

/** Draws what is said by `toast`. */
export function ToastList(props: ToasterProps) {
  // An effect of the child's has run by then, so the list listens already.
  useEffect(
    () =>
      showToasts(({ kind, title, about }) => {
        if (kind === "plain") toast(title, about);
        else toast[kind](title, about);
      }),
    [],
  );
  return <Toaster {...props} />;
}
