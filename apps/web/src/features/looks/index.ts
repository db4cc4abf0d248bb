import { shownPart } from "../../ui/OpenedPart.tsx";

export { saveLook } from "./file-parts.ts";
export { sameHandForAll, sameLookOnAll } from "./many-designs.ts";

/** The gallery, its actions, and looks that are dropped on the studio; all of it is loaded after the first page. */
export const Looks = shownPart(() => import("./Looks.tsx").then((part) => part.Looks));
