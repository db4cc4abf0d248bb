import { t } from "@lingui/core/macro";
import { useCallback } from "react";
import { useLayout } from "../../../hooks/use-layout.ts";
import type { FromButton } from "../../../ui/OpensPart.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import type { DraftTab } from "../../tabs/index.ts";
import { DrawingOptions } from "./DrawingOptions.tsx";
import styles from "./options.module.css";

/** The drawing options. They open beside the photo if there is a column beside it, so that they cover no nail. */
export function DrawingPopover({ tab, ...from }: FromButton & { tab: DraftTab }) {
  const layout = useLayout();
  const { button } = from;
  const stage = useCallback(() => button.current?.closest("[data-stage]"), [button]);
  const isBeside = layout === "desk" || layout === "low";
  return (
    <Panel
      from={from}
      label={t`Drawing options`}
      className={`bottom-sheet ${styles.popover}`}
      {...(isBeside
        ? { beside: stage, side: "right", align: "end" }
        : { side: "top", align: "start" })}
      sideOffset={12}
      collisionPadding={8}
    >
      <DrawingOptions tab={tab} />
    </Panel>
  );
}
