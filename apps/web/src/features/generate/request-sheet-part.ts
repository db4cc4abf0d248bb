import { openedPart } from "../../ui/opened-part.tsx";

export const RequestSheetPart = openedPart(() =>
  import("./RequestSheet.tsx").then(({ RequestSheet }) => RequestSheet),
);
