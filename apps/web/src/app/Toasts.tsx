import { useEffect, useState } from "react";
import { useTheme } from "../features/theme/index.ts";
import { usePart } from "../hooks/use-part.ts";
import { partOf } from "../platform/parts.ts";
import { onToastWaiting } from "../ui/toast.ts";

const part = partOf(() => import("../ui/ToastList.tsx"));

/** Where toasts come up, below the notices; its script comes with the first of them at the latest. */
export function Toasts() {
  const theme = useTheme((state) => state.theme);
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => onToastWaiting(() => setWaiting(true)), []);
  const loaded = usePart(part, isWaiting);
  return (
    loaded && (
      <loaded.ToastList
        theme={theme}
        position="top-center"
        offset={{ top: "calc(68px + var(--notices-height, 0px))" }}
        mobileOffset={{ top: "calc(108px + var(--notices-height, 0px))" }}
        visibleToasts={4}
      />
    )
  );
}
