import { t } from "@lingui/core/macro";
import { SidePanel } from "../../ui/SidePanel.tsx";
import type { DraftTab } from "../tabs/index.ts";
import { InTheChair } from "./InTheChair.tsx";

interface Props {
  tab: DraftTab;
  open: boolean;
  onClose: () => void;
}

/** Explains how to make a look by hand, in a panel at the side of the studio. */
export function CraftPanel({ tab, open, onClose }: Props) {
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t`In the chair`}
      description={t`This look as a set of ten nails, made by hand.`}
    >
      <InTheChair tab={tab} />
    </SidePanel>
  );
}
