import { useEffect } from "react";
import { toast, Toaster, type ToasterProps } from "sonner";
import { showToasts } from "./toast.ts";

interface ToastListProps extends ToasterProps {
  /** True if there is room for only two lines. */
  isTight: boolean;
}

/** Shows the messages of `toast`. */
export function ToastList({ isTight, ...props }: ToastListProps) {
  // The effect of the child component has already run, so the list is listening.
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
