import { type RefObject, useLayoutEffect, useState } from "react";
import type { Size } from "./geometry.ts";

/** Returns an element's inner size in CSS pixels, kept up to date; null before the first measurement. */
export function useElementSize(ref: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth, clientHeight } = element;
      setSize(
        clientWidth > 0 && clientHeight > 0 ? { width: clientWidth, height: clientHeight } : null,
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return size;
}
