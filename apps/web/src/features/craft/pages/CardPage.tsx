import { useEffect } from "react";
import { type DraftTab, followOtherWindows, useTabsStore } from "../../tabs/index.ts";
import { NoCard } from "../card/NoCard.tsx";
import { ShownCard } from "../card/ShownCard.tsx";
import { TipsPage } from "../tips/TipsPage.tsx";
import { JobCard } from "./JobCard.tsx";

/** The pages of one design for paper or for a phone at the table: the salon card, and the order sheet for its tips. */
export function CardPage() {
  const [, , id = "", page] = window.location.pathname.split("/");
  const jobId = new URLSearchParams(window.location.search).get("job") ?? id;
  const tab = useTabsStore((state) => state.tabs.find((one) => one.id === id));
  // Other windows are followed, because the design may still be changed in the window from which the card was opened.
  useEffect(followOtherWindows, []);
  const show = (design: DraftTab, isHere: boolean) =>
    page === "tips" ? <TipsPage tab={design} /> : <ShownCard tab={design} isHere={isHere} />;
  if (tab) return show(tab, true);
  return isId(jobId) ? <JobCard jobId={jobId} show={(one) => show(one, false)} /> : <NoCard />;
}

const isId = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
