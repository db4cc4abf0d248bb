import { useEffect, useState } from "react";
import { usePart } from "../hooks/use-part.ts";
import { partOf } from "../platform/parts.ts";
import { onToastWaiting } from "../ui/toast.ts";

const part = partOf(() => import("./PlacedToasts.tsx"));

/** The place where toasts appear. Their script is loaded with the first toast at the latest. */
export function Toasts() {
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => onToastWaiting(() => setWaiting(true)), []);
  const loaded = usePart(part, isWaiting);
  // An open dialog hides everything from screen readers except live regions that were already there when it opened.
  return <div aria-live="off">{loaded && <loaded.PlacedToasts />}</div>;
}
