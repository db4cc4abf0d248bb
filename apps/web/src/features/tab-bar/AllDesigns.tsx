import { List } from "lucide-react";
import { lazy, Suspense } from "react";
import { openPanel, useIsOpen } from "../address/index.ts";
import { useTabsStore } from "../tabs/index.ts";

const DesignList = lazy(() => import("./DesignList.tsx"));

/** The way to the list of all open designs, which the bar has no room for. */
export function AllDesigns() {
  const count = useTabsStore((state) => state.tabs.length);
  const isOpen = useIsOpen("designs");
  return (
    <>
      <button
        className="icon-button"
        type="button"
        aria-label={`All designs: ${count}`}
        title="All designs (L)"
        aria-haspopup="dialog"
        aria-keyshortcuts="L"
        onClick={() => openPanel("designs")}
      >
        <List className="icon" aria-hidden />
      </button>
      <Suspense>{isOpen && <DesignList />}</Suspense>
    </>
  );
}
