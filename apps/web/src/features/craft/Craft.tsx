import { t } from "@lingui/core/macro";
import { useLayout } from "../../hooks/use-layout.ts";
import { openedPart } from "../../ui/OpenedPart.tsx";
import { useActions } from "../actions/index.ts";
import { closePanel, openPanel, useOpenPanel } from "../address/index.ts";
import { openSection } from "../sheet/index.ts";
import { type DraftTab, nailRule } from "../tabs/index.ts";
import { withHandsInPlace } from "./hands/keep-hands.ts";

nailRule.apply = withHandsInPlace;

const CraftPanel = openedPart(() => import("./CraftPanel.tsx").then((part) => part.CraftPanel));
const MeasureDialog = openedPart(() =>
  import("./measure/MeasureDialog.tsx").then((part) => part.MeasureDialog),
);

/** The panels for making a look by hand, over the studio, and their entries in the command palette. */
export function Craft({ tab }: { tab: DraftTab }) {
  const { panel } = useOpenPanel();
  const layout = useLayout();
  useActions("craft", [
    {
      id: "craft",
      label: t`In the chair`,
      group: "Make",
      words: t({
        message:
          "by hand minutes price steps supplies rates time cost both hands ten nails set mirror swap alternate",
        comment: "search words",
      }),
      run: () => (layout === "desk" ? openPanel("craft") : openSection("chair")),
    },
    {
      id: "measure",
      label: t`Measure with a bank card`,
      group: "Make",
      words: t({ message: "mm millimetres size width length tip card", comment: "search words" }),
      isOff: !tab.originalImage,
      run: () => openPanel("measure"),
    },
  ]);
  return (
    <>
      <CraftPanel tab={tab} open={panel === "craft"} onClose={() => closePanel("craft")} />
      <MeasureDialog tab={tab} open={panel === "measure"} onClose={() => closePanel("measure")} />
    </>
  );
}
