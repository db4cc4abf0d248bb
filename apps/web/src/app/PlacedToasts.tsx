import { type CSSProperties, useRef } from "react";
import { useSheet } from "../features/sheet/index.ts";
import { useTheme } from "../features/theme/index.ts";
import { useLayout } from "../hooks/use-layout.ts";
import { ToastList } from "../ui/ToastList.tsx";
import { useClearPlace } from "./use-clear-place.ts";

/** In a low window, toasts leave free space for the menu beside them. */
const LOW: CSSProperties & Record<"--width", string> = { "--width": "19rem" };

/** The list of toasts over the photo. It avoids everything that can be pressed. */
export function PlacedToasts() {
  const layout = useLayout();
  const isFull = useSheet(({ height }) => height === "full") && layout === "phone";
  const theme = useTheme((state) => state.theme);
  const element = useRef<HTMLDivElement>(null);
  useClearPlace(element, isFull);
  const top = "var(--toasts-top, calc(var(--topbar-height) + 0.5rem))";
  return (
    <div ref={element}>
      <ToastList
        theme={theme}
        position={layout === "low" ? "top-left" : "top-center"}
        style={layout === "low" ? LOW : undefined}
        offset={{ left: "7rem", top }}
        mobileOffset={{ top }}
        isTight={isFull}
        visibleToasts={4}
      />
    </div>
  );
}
