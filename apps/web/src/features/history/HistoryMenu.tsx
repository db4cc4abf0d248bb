import { t } from "@lingui/core/macro";
import { History as HistoryIcon } from "lucide-react";
import { Toolbar } from "radix-ui";
import { partOf } from "../../platform/parts.ts";
import { OpensPart } from "../../ui/OpensPart.tsx";
import { useTabsStore } from "../tabs/index.ts";

const itemsPart = partOf(() =>
  import("./HistoryItems.tsx").then(({ HistoryItems }) => ({ Component: HistoryItems })),
);

interface HistoryMenuProps {
  tabId: string;
  /** Gives the button the same look as the tools beside it. */
  className: string | undefined;
}

/** The button among the tools that opens the design's history. */
export function HistoryMenu({ tabId, className }: HistoryMenuProps) {
  const steps = useTabsStore(({ histories }) => {
    const history = histories[tabId];
    return history ? history.past.length + history.future.length : 0;
  });
  return (
    <OpensPart
      kind="menu"
      part={itemsPart}
      given={{ tabId }}
      className={className}
      label={t`History`}
      disabled={steps === 0}
      within={(button) => <Toolbar.Button asChild>{button}</Toolbar.Button>}
    >
      <HistoryIcon className="icon" aria-hidden />
    </OpensPart>
  );
}
