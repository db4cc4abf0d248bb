import { type CSSProperties, useEffect, useState } from "react";
import { useSheet } from "../features/sheet/index.ts";
import { useTheme } from "../features/theme/index.ts";
import { useLayout } from "../hooks/use-layout.ts";
import { usePart } from "../hooks/use-part.ts";
import { partOf } from "../platform/parts.ts";
import { onToastWaiting } from "../ui/toast.ts";

const part = partOf(() => import("../ui/ToastList.tsx"));

/** In a low window toasts leave room for the menu beside them. */
const LOW: CSSProperties & Record<"--width", string> = { "--width": "19rem" };

/** The place for toasts, below the notices. Its script is loaded with the first toast at the latest. */
export function Toasts() {
  const layout = useLayout();
  const isFull = useSheet(({ height }) => height === "full") && layout === "phone";
  const theme = useTheme((state) => state.theme);
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => onToastWaiting(() => setWaiting(true)), []);
  const loaded = usePart(part, isWaiting);
  return (
    loaded && (
      <loaded.ToastList
        theme={theme}
        // Toasts lie over the photo, away from all buttons: on a phone below the upper buttons, or in the strip of
        // photo above a fully raised sheet.
        position={layout === "low" ? "top-left" : "top-center"}
        style={layout === "low" ? LOW : undefined}
        offset={{
          left: "7rem",
          top: `calc(var(--topbar-height) + 0.75rem + var(--notices-height, 0px))`,
        }}
        mobileOffset={{
          top: `calc(var(--topbar-height) + ${isFull ? "0.25rem" : "4rem"} + var(--notices-height, 0px))`,
        }}
        isTight={isFull}
        visibleToasts={4}
      />
    )
  );
}
