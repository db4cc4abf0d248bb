import { openedPart } from "../../ui/OpenedPart.tsx";

export const VersionsPart = openedPart(() => import("./Panels.tsx").then(({ Panels }) => Panels));
