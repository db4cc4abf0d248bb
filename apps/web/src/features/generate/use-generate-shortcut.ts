import { useEffect, useEffectEvent } from "react";
import { isGenerateShortcut } from "./generate-shortcut.ts";

/** Calls `onPress` for Ctrl+Enter, wherever the focus is in the studio. */
export function useGenerateShortcut(onPress: (at: number) => void): void {
  const press = useEffectEvent(onPress);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isGenerateShortcut(event)) press(event.timeStamp);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
