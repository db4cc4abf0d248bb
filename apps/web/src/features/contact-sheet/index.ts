import { openedPart } from "../../ui/OpenedPart.tsx";

export { SHEET_MAX } from "./sheet-layout.ts";

/** The chosen images as a sheet, drawn when it is first opened. */
export const ContactSheet = openedPart(() =>
  import("./ContactSheet.tsx").then((part) => part.ContactSheet),
);
