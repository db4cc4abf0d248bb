import { openedPart } from "../../ui/OpenedPart.tsx";

export const RequestSheetPart = openedPart(() =>
  import("./RequestSheet.tsx").then(({ RequestSheet }) => RequestSheet),
);
