import { closePanel } from "../address/index.ts";
import { openDesign } from "./apply-look.ts";
import { openLook } from "./file-parts.ts";

/** Lets the designer choose a look file, and puts it on the design that is open now. */
export function chooseLookFile(): void {
  const input = document.createElement("input");
  const tabId = openDesign();
  input.type = "file";
  input.accept = ".json,application/json";
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (!file) return;
    closePanel("looks");
    openLook(file, tabId);
  });
  input.click();
}
