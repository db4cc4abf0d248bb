import { type RefObject, useEffect } from "react";

/** Tells the page how high the notices are, so that what stands over the photo is below them. */
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
