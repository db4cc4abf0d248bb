import { shownPart } from "../../ui/OpenedPart.tsx";

/**
 * The monitor, a page for admins at its own address; null at every other address, so that no designer loads it.
 */
export const MonitorPage =
  window.location.pathname === "/monitor"
    ? shownPart(() => import("./MonitorPage.tsx").then((part) => part.MonitorPage))
    : null;
