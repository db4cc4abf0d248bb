import { shownPart } from "../../../ui/OpenedPart.tsx";

/** Returns true at the address of a salon card, `/card/<design>`. The card is a page of its own. */
export const isCardPage = (): boolean => window.location.pathname.startsWith("/card/");

export const CardPage = shownPart(() => import("./CardPage.tsx").then((part) => part.CardPage));
