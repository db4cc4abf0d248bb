import { closePanel } from "../address/index.ts";
import { useTabsStore } from "../tabs/index.ts";
import { openLook } from "./look-parts.ts";

/** Lets the designer choose a look file, and puts its look on the design that is open now. */
export function chooseLookFile(): void {
  const input = document.createElement("input");
  const tabId = useTabsStore.getState().activeId;
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
