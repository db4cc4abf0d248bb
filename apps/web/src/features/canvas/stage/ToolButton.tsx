import { t } from "@lingui/core/macro";
import { i18n } from "../../../platform/messages.ts";
import { useTab } from "../../draft/index.ts";
import { useNextSteps } from "../../history/index.ts";
import { partOf } from "../../../platform/parts.ts";
import { OpensPart } from "../../../ui/OpensPart.tsx";
import { inkColor } from "../tool/ink-color.ts";
import { TOOL_FACES } from "../tool/tool-faces.ts";
import { useToolStore } from "../tool/tool-store.ts";
import type { Corner } from "./places.ts";
import styles from "./tool-button.module.css";

const panelPart = partOf(() =>
  import("./ToolPanel.tsx").then(({ ToolPanel }) => ({ Component: ToolPanel })),
);

interface ToolButtonProps {
  tabId: string;
  /** A corner of the photo that is free of nails, or `docked`, which means the sheet's top row. */
  place: Corner | "docked";
}

/** All tools in one button, which shows the current tool and is never placed over a nail. */
export function ToolButton({ tabId, place }: ToolButtonProps) {
  const tool = useToolStore((state) => state.tool);
  const ink = useToolStore((state) => state.ink);
  const tab = useTab(tabId);
  const { undo, redo } = useNextSteps(tabId);
  if (!tab || (!tab.originalImage && undo === null && redo === null)) return null;
  const { icon: Icon, label: name } = TOOL_FACES[tool];
  const label = i18n._(name);
  return (
    <span className={styles.place} data-place={place} data-floating>
      <OpensPart
        kind="dialog"
        part={panelPart}
        given={{ tabId, isAbove: place !== "docked" }}
        className={styles.button}
        label={t`Tools: ${label}`}
      >
        <Icon className="icon" aria-hidden />
        {tool === "pen" && (
          <span
            className={styles.ink}
            style={{ backgroundColor: inkColor(ink, tab) }}
            aria-hidden
          />
        )}
      </OpensPart>
    </span>
  );
}
