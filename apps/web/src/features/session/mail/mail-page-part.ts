import { MAIL_PAGE } from "@lacquer/contracts";
import { shownPart } from "../../../ui/OpenedPart.tsx";

/** Returns true at the address that links in mails open. */
export const isMailPage = (): boolean => window.location.pathname === MAIL_PAGE;

export const MailPage = shownPart(() => import("./MailPage.tsx").then((part) => part.MailPage));
