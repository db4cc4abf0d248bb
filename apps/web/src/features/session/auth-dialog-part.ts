import { openedPart } from "../../ui/opened-part.tsx";

export const AuthDialogPart = openedPart(() =>
  import("./AuthDialog.tsx").then(({ AuthDialog }) => AuthDialog),
);
