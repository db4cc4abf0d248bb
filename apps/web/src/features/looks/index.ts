import { shownPart } from "../../ui/OpenedPart.tsx";

export { sameHandForAll, sameLookOnAll, saveLook } from "./look-parts.ts";

/** The gallery, its actions, and looks that are dropped on the studio; all of it is loaded after the first page. */
export const Looks = shownPart(() => import("./Looks.tsx").then((part) => part.Looks));
