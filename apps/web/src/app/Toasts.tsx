import { type CSSProperties, useEffect, useRef, useState } from "react";
import { useSheet } from "../features/sheet/index.ts";
import { useTheme } from "../features/theme/index.ts";
import { useLayout } from "../hooks/use-layout.ts";
import { usePart } from "../hooks/use-part.ts";
import { partOf } from "../platform/parts.ts";
import type { ToastList } from "../ui/ToastList.tsx";
import { onToastWaiting } from "../ui/toast.ts";
import { useClearPlace } from "./use-clear-place.ts";

const part = partOf(() => import("../ui/ToastList.tsx"));

/** In a low window toasts leave room for the menu beside them. */
const LOW: CSSProperties & Record<"--width", string> = { "--width": "19rem" };

/** Where toasts come up; their script comes with the first of them at the latest. */
export function Toasts() {
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => onToastWaiting(() => setWaiting(true)), []);
  const loaded = usePart(part, isWaiting);
  return loaded && <PlacedToasts List={loaded.ToastList} />;
}

/** The list over the photo, where nothing is to be pressed. */
function PlacedToasts({ List }: { List: typeof ToastList }) {
  const layout = useLayout();
  const isFull = useSheet(({ height }) => height === "full") && layout === "phone";
  const theme = useTheme((state) => state.theme);
  const element = useRef<HTMLDivElement>(null);
  useClearPlace(element);
  const top = "var(--toasts-top, calc(var(--topbar-height) + 0.5rem))";
  return (
    <div ref={element}>
      <List
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
