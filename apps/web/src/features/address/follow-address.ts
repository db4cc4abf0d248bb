import {
  onAddress,
  onceBack,
  pushAddress,
  readAddress,
  replaceAddress,
} from "../../platform/address.ts";
import { useTabsStore } from "../tabs/index.ts";
import { useAddressNotice } from "./address-notice.ts";
import { basePath, readPlace } from "./open-panel.ts";
import { designPath, isPassing, placeOf } from "./places.ts";

/** A design that was open for fewer milliseconds than this gets no entry of its own in the browser's history. */
const RUN_MS = 400;

let lastShownAt = -RUN_MS;

const isOnDesk = (id: string): boolean => useTabsStore.getState().tabs.some((tab) => tab.id === id);

/** Keeps the address and the design on the stage in step, beginning with the first address. Returns a stop function. */
export function followAddress(): () => void {
  arrive();
  const stopAddress = onAddress(showNamed);
  const stopDesk = useTabsStore.subscribe((desk, before) => {
    if (desk.activeId !== before.activeId) onceBack(() => nameShown(before.activeId));
  });
  return () => {
    stopAddress();
    stopDesk();
  };
}

/** Reads the first address, which comes from a link, a reload, or the studio's root. */
function arrive() {
  const address = readAddress();
  const place = placeOf(address);
  if (!place) useAddressNotice.setState({ told: "nothing" });
  const isStrange = Boolean(place?.designId && !isOnDesk(place.designId));
  // An untouched design does not survive a reload, so its absence is not worth a notice.
  if (isStrange && address.depth === null) useAddressNotice.setState({ told: "elsewhere" });
  else if (place?.designId) useTabsStore.getState().activate(place.designId);
  if (!place || (place.panel === null && address.path !== basePath())) {
    replaceAddress(basePath());
  } else if (address.depth === null && place.panel !== null) {
    // Adds a history entry for the design below the panel that a link opens, so that Back closes the panel and stays in
    // the studio.
    const { path } = address;
    replaceAddress(basePath());
    pushAddress(path);
  } else if (address.query !== "") {
    replaceAddress(address.path, address.layer);
  }
}

/** Shows the design that the address names. Called after Back, after Forward, and after anything was opened. */
function showNamed() {
  const { designId } = readPlace();
  if (designId === null || designId === useTabsStore.getState().activeId) return;
  if (isOnDesk(designId)) useTabsStore.getState().activate(designId);
  else replaceAddress(basePath());
}

/** Changes the address to that of the design that has just come to the stage. */
function nameShown(beforeId: string) {
  const { activeId } = useTabsStore.getState();
  const { designId, panel } = readPlace();
  if (designId === activeId) return;
  // A closed design loses its entry in the browser's history. If a panel is open over the design, the panel and its
  // address stay.
  const isGone = !isOnDesk(beforeId);
  if (isGone && panel !== null) return;
  const isRunThrough = panel === null && performance.now() - lastShownAt < RUN_MS;
  lastShownAt = performance.now();
  if (isGone || isRunThrough || isPassing(panel)) replaceAddress(designPath(activeId));
  else pushAddress(designPath(activeId));
}
