import { useLayout } from "../../hooks/use-layout.ts";
import { openedPart } from "../../ui/OpenedPart.tsx";
import { useActions } from "../actions/index.ts";
import { closePanel, openPanel, useIsOpen } from "../address/index.ts";
import { openSection } from "../sheet/index.ts";
import type { DraftTab } from "../tabs/index.ts";

const CraftPanel = openedPart(() => import("./CraftPanel.tsx").then((part) => part.CraftPanel));

/** The panel for making a look by hand, at the side of the studio, and its entry in the command palette. */
export function Craft({ tab }: { tab: DraftTab }) {
  const isOpen = useIsOpen("craft");
  const layout = useLayout();
  useActions("craft", [
    {
      id: "craft",
      label: "In the chair",
      group: "Make",
      words: "by hand minutes price steps supplies rates time cost",
      run: () => (layout === "desk" ? openPanel("craft") : openSection("chair")),
    },
  ]);
  return <CraftPanel tab={tab} open={isOpen} onClose={() => closePanel("craft")} />;
}
