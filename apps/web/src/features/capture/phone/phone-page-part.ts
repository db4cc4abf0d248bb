import { shownPart } from "../../../ui/OpenedPart.tsx";
import { PHONE_PATH } from "./phone-address.ts";

export const isPhonePage = (): boolean => window.location.pathname === PHONE_PATH;

export const PhonePage = shownPart(() =>
  import("./PhonePage.tsx").then(({ PhonePage: page }) => page),
);
