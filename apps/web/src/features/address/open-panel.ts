import {
  goBack,
  onceBack,
  pushAddress,
  readAddress,
  replaceAddress,
  useAddress,
} from "../../platform/address.ts";
import { useTabsStore } from "../tabs/index.ts";
import { designPath, isPassing, type Panel, panelPath, type Place, placeOf } from "./places.ts";

const NOTHING: Place = { designId: null, panel: null, imageId: null };

export const readPlace = (): Place => placeOf(readAddress()) ?? NOTHING;

/** Returns the panel that is open over the design. */
export function useOpenPanel(): Pick<Place, "panel" | "imageId"> {
  return placeOf(useAddress()) ?? NOTHING;
}

export const useIsOpen = (panel: Panel): boolean => useOpenPanel().panel === panel;

/** Opens a panel over the design. Back closes it, and Forward opens it again. */
export function openPanel(panel: Panel, imageId: string | null = null): void {
  // A press beside an open menu first closes the menu, and closing it goes back in the history. So the new panel waits
  // until the browser has gone back.
  onceBack(() => nameOpened(panel, imageId));
}

function nameOpened(panel: Panel, imageId: string | null) {
  const now = readPlace();
  if (now.panel === panel && now.imageId === imageId) return;
  const address = readAddress();
  // A panel without an address lies over the design, or over an open panel that has an address.
  const under = isPassing(now.panel) && address.layer === null ? basePath() : address.path;
  const path = panelPath(panel, imageId);
  const isOther = (one: Panel | null) => one === "sign-in" || one === "sign-up";
  const isSwitch = isOther(now.panel) && isOther(panel);
  const write = isPassing(now.panel) || isSwitch ? replaceAddress : pushAddress;
  if (path === null) write(under, panel);
  else write(path);
}

/** Changes what the open panel shows. Back still closes the panel. */
export function turnPanel(panel: Panel, imageId: string): void {
  const path = panelPath(panel, imageId);
  onceBack(() => {
    if (path !== null && readPlace().panel === panel) replaceAddress(path);
  });
}

/** Closes this panel if it is still the topmost one. */
export function closePanel(panel: Panel): void {
  if (readPlace().panel !== panel) return;
  if (!goBack()) replaceAddress(basePath());
}

/** Closes every open panel and returns to the design; Back does not open them again. */
export function leavePanels(): void {
  onceBack(() => replaceAddress(basePath()));
}

/** Returns the address of the design on the stage. */
export const basePath = (): string => designPath(useTabsStore.getState().activeId);
