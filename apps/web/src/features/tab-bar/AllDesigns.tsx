import { t } from "@lingui/core/macro";
import { List } from "lucide-react";
import { usePart } from "../../hooks/use-part.ts";
import { partOf } from "../../platform/parts.ts";
import { openPanel, useIsOpen } from "../address/index.ts";
import { useTabsStore } from "../tabs/index.ts";

const listPart = partOf(() => import("./DesignList.tsx"));

/** The button that opens the list of all open designs, because they do not all fit in the bar. */
export function AllDesigns() {
  const count = useTabsStore((state) => state.tabs.length);
  const isOpen = useIsOpen("designs");
  const list = usePart(listPart, isOpen);
  return (
    <>
      <button
        className="icon-button"
        type="button"
        aria-label={t`All designs: ${count}`}
        title={t`All designs (L)`}
        aria-haspopup="dialog"
        aria-keyshortcuts="L"
        onClick={() => openPanel("designs")}
      >
        <List className="icon" aria-hidden />
      </button>
      {isOpen && list && <list.DesignList />}
    </>
  );
}
