import { type RefObject, useEffect } from "react";

/**
 * Publishes the height of the notices as a style variable, so that elements over the photo can stay below the notices.
 */
export function useNoticesHeight(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const notices = element.current;
    if (!notices) return;
    const root = document.documentElement.style;
    const tell = () => root.setProperty("--notices-height", `${notices.offsetHeight}px`);
    const observer = new ResizeObserver(tell);
    observer.observe(notices, { box: "border-box" });
    tell();
    return () => {
      observer.disconnect();
      root.removeProperty("--notices-height");
    };
  }, [element]);
}
