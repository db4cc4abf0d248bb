import { partOf } from "../../../platform/parts.ts";

/** The panel's script is loaded with its first opening at the latest. */
export const optionsPart = partOf(() =>
  import("./DrawingPopover.tsx").then(({ DrawingPopover }) => ({ Component: DrawingPopover })),
);
