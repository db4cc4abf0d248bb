import { useEffect } from "react";
import { toast, Toaster, type ToasterProps } from "sonner";
import { showToasts } from "./toast.ts";

interface ToastListProps extends ToasterProps {
  /** Where there is room for two lines alone. */
  isTight: boolean;
}

/** Draws what is said by `toast`. */
export function ToastList({ isTight, ...props }: ToastListProps) {
  // An effect of the child's has run by then, so the list listens already.
  useEffect(
    () =>
      showToasts(({ kind, title, about }) => {
        if (kind === "plain") toast(title, about);
        else toast[kind](title, about);
      }),
    [],
  );
  return <Toaster {...props} className={isTight ? "tight-toasts" : ""} />;
}
