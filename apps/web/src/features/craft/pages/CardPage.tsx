import { useEffect } from "react";
import { followOtherWindows, useTabsStore } from "../../tabs/index.ts";
import { NoCard } from "../card/NoCard.tsx";
import { ShownCard } from "../card/ShownCard.tsx";
import { TipsPage } from "../tips/TipsPage.tsx";

/** The pages of one design for paper or for a phone at the table: the salon card, and the order sheet for its tips. */
export function CardPage() {
  const [, , id, page] = window.location.pathname.split("/");
  const tab = useTabsStore((state) => state.tabs.find((one) => one.id === id));
  // The design may still be changed in the window from which the card was opened.
  useEffect(followOtherWindows, []);
  if (!tab) return <NoCard />;
  return page === "tips" ? <TipsPage tab={tab} /> : <ShownCard tab={tab} />;
}
