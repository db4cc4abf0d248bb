import { partOf } from "../../../platform/parts.ts";

/** The panel's script. It is loaded when the panel is first opened, or earlier while the studio is idle. */
export const optionsPart = partOf(() =>
  import("./DrawingPopover.tsx").then(({ DrawingPopover }) => ({ Component: DrawingPopover })),
);
