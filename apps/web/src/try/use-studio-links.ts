import { useEffect, useEffectEvent } from "react";

/**
 * Calls `onLink` in place of a link to another page of a studio, such as the salon card, because the try page is
 * published without the other pages.
 */
export function useStudioLinks(onLink: () => void): void {
  const tell = useEffectEvent(onLink);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href^='/']") : null;
      if (!link) return;
      event.preventDefault();
      tell();
    };
    document.addEventListener("click", onClick, true);
    return () => document.removeEventListener("click", onClick, true);
  }, []);
}
