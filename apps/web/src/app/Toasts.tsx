import { type CSSProperties, useEffect, useState } from "react";
import { useSheet } from "../features/sheet/index.ts";
import { useTheme } from "../features/theme/index.ts";
import { useLayout } from "../hooks/use-layout.ts";
import { usePart } from "../hooks/use-part.ts";
import { partOf } from "../platform/parts.ts";
import { onToastWaiting } from "../ui/toast.ts";

const part = partOf(() => import("../ui/ToastList.tsx"));

/** In a low window they leave the menu beside them free. */
const LOW: CSSProperties & Record<"--width", string> = { "--width": "19rem" };

/** Where toasts come up, below the notices; its script comes with the first of them at the latest. */
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
        // Over the photo, where nothing is to be pressed: on a phone under the upper buttons, or in the strip of photo
        // over a sheet that is all the way up.
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
