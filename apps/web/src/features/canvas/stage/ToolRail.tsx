import { t } from "@lingui/core/macro";
import { FlipHorizontal2, type LucideIcon, Redo2, Undo2 } from "lucide-react";
import { Toolbar } from "radix-ui";
import { i18n } from "../../../platform/messages.ts";
import { useTab } from "../../draft/index.ts";
import { HistoryMenu, useNextSteps, walkHistory } from "../../history/index.ts";
import { mirrorHand } from "../actions/mirror-hand.ts";
import { TOOL_FACES } from "../tool/tool-faces.ts";
import { chooseTool, type Tool, TOOLS, useToolStore } from "../tool/tool-store.ts";
import styles from "./tool-rail.module.css";

interface ToolRailProps {
  tabId: string;
  /** A column beside the photo, or a row below it. */
  orientation: "vertical" | "horizontal";
  /** True if each tool has its name below it, as in the panel over the photo. */
  isNamed?: boolean;
  onChosen?: () => void;
}

/** The tools: a column on a desktop, a row on a tablet, a panel over the photo on a phone. */
export function ToolRail({ tabId, orientation, isNamed = false, onChosen }: ToolRailProps) {
  const tool = useToolStore((state) => state.tool);
  const tab = useTab(tabId);
  const { undo, redo } = useNextSteps(tabId);
  if (!tab) return null;
  const hasPhoto = tab.originalImage !== null;
  const hasHand = tab.nails.length > 0;
  return (
    <Toolbar.Root
      className={styles.rail}
      aria-label={t`Tools`}
      orientation={orientation}
      data-named={isNamed ? "" : undefined}
    >
      <Toolbar.ToggleGroup
        className={styles.group}
        type="single"
        aria-label={t`Tool in hand`}
        value={tool}
        onValueChange={(value) => {
          if (value) chooseTool(value as Tool);
          onChosen?.();
        }}
      >
        {TOOLS.map((name) => {
          const { icon: Icon, key, ...face } = TOOL_FACES[name];
          const label = i18n._(face.label);
          return (
            <Toolbar.ToggleItem
              key={name}
              className={styles.tool}
              value={name}
              aria-label={label}
              title={`${label} (${key})`}
              disabled={!hasPhoto}
            >
              <Icon className="icon" aria-hidden />
              {isNamed && <span aria-hidden>{label}</span>}
            </Toolbar.ToggleItem>
          );
        })}
      </Toolbar.ToggleGroup>
      <Toolbar.Separator className={styles.line} />
      <div className={styles.group}>
        <Action
          label={t`Mirror the hand`}
          icon={FlipHorizontal2}
          disabled={!hasHand}
          onClick={() => mirrorHand(tabId)}
        />
        <span className={styles.apart} />
        <Action
          label={t`Undo`}
          about={undo}
          icon={Undo2}
          isStep
          disabled={undo === null}
          onClick={() => walkHistory(tabId, -1)}
        />
        <Action
          label={t`Redo`}
          about={redo}
          icon={Redo2}
          isStep
          disabled={redo === null}
          onClick={() => walkHistory(tabId, 1)}
        />
        <HistoryMenu tabId={tabId} className={styles.tool} />
      </div>
    </Toolbar.Root>
  );
}

interface ActionProps {
  label: string;
  /** A description of the step that the button would undo or redo. */
  about?: string | null;
  icon: LucideIcon;
  /** True for a button that people press several times in a row. */
  isStep?: boolean;
  disabled: boolean;
  onClick: () => void;
}

function Action({ label, about, icon: Icon, isStep = false, disabled, onClick }: ActionProps) {
  return (
    <Toolbar.Button
      className={styles.tool}
      {...(isStep && { "data-again": "" })}
      aria-label={label}
      title={about ? `${label}: ${about}` : label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon className="icon" aria-hidden />
    </Toolbar.Button>
  );
}
