import { useEffect, useEffectEvent } from "react";

/**
 * While `isComing`, what was opened is still being loaded, and Escape cancels the opening. Only that happens, because
 * what is coming lies over everything that is open.
 */
export function useGivingUp(isComing: boolean, giveUp: () => void): void {
  const onGivingUp = useEffectEvent(giveUp);
  useEffect(() => {
    if (!isComing) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      onGivingUp();
    };
    // Heard before the panels, which listen on the document.
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [isComing]);
}
