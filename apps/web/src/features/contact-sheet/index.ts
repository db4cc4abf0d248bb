import { openedPart } from "../../ui/OpenedPart.tsx";

export { SHEET_MAX } from "./sheet-layout.ts";

/** The contact sheet of the chosen images. Its code is loaded when the sheet is first opened. */
export const ContactSheet = openedPart(() =>
  import("./ContactSheet.tsx").then((part) => part.ContactSheet),
);
