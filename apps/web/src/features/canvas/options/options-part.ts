import { partOf } from "../../../platform/parts.ts";

/** Loads the panel's script when the panel is first opened, or earlier. */
export const optionsPart = partOf(() =>
  import("./DrawingPopover.tsx").then(({ DrawingPopover }) => ({ Component: DrawingPopover })),
);
