import { openedPart } from "../../ui/OpenedPart.tsx";

export const AuthDialogPart = openedPart(() =>
  import("./AuthDialog.tsx").then(({ AuthDialog }) => AuthDialog),
);
