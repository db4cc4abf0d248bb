import { openedPart } from "../../ui/OpenedPart.tsx";

/** The shelf of the user's own bottles, in a panel at the side of the studio. */
export const Bottles = openedPart(() => import("./Shelf.tsx").then((part) => part.Shelf));
