import { shownPart } from "../../../ui/OpenedPart.tsx";

export const CardPage = shownPart(() => import("./CardPage.tsx").then((part) => part.CardPage));
