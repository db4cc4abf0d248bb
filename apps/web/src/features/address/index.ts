export { AddressNotice } from "./AddressNotice.tsx";
export { closeByEscape } from "./close-by-escape.ts";
export { followAddress } from "./follow-address.ts";
export {
  closePanel,
  leavePanels,
  openPanel,
  turnPanel,
  useIsOpen,
  useOpenPanel,
} from "./open-panel.ts";
export { designPath, type Panel, panelPath } from "./places.ts";
