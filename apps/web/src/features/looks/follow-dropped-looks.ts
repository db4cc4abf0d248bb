import { isLookFile } from "../uploads/index.ts";
import { openLook } from "./look-parts.ts";

/** Opens a look file that is dropped anywhere on the studio. */
export function followDroppedLooks(): () => void {
  const onDrop = ({ dataTransfer }: DragEvent) => {
    const file = [...(dataTransfer?.files ?? [])].find(isLookFile);
    if (file) openLook(file);
  };
  window.addEventListener("drop", onDrop);
  return () => window.removeEventListener("drop", onDrop);
}
