import { useEffect, useEffectEvent } from "react";

/**
 * While `isComing` is true, Escape cancels the opening of a part that is still being loaded. The same press closes
 * nothing else, because the part would lie over everything that is open.
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
    // Listens in the capture phase, and so before the panels, which listen on the document.
    window.addEventListener("keydown", onKey, true);
    return () => window.removeEventListener("keydown", onKey, true);
  }, [isComing]);
}
