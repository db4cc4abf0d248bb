import { useEffect } from "react";
import { toast, Toaster, type ToasterProps } from "sonner";
import { showToasts } from "./toast.ts";

interface ToastListProps extends ToasterProps {
  /** True where there is room for only two lines. */
  isTight: boolean;
}

/** Draws the messages of `toast`. */
export function ToastList({ isTight, ...props }: ToastListProps) {
  // The child's effect has run by then, so the list is already listening.
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
