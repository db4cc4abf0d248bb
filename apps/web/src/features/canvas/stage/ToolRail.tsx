import { FlipHorizontal2, type LucideIcon, Redo2, Undo2 } from "lucide-react";
import { Toolbar } from "radix-ui";
import { redoWork, undoWork, useCanRedo, useCanUndo, useTab } from "../../draft/index.ts";
import { mirrorHand } from "../actions/nail-actions.ts";
import { TOOL_FACES } from "../tool/tool-faces.ts";
import { chooseTool, type Tool, TOOLS, useToolStore } from "../tool/tool-store.ts";
import styles from "./tool-rail.module.css";

/** The tools beside the photo: a column on a desktop, a strip on a phone. */
export function ToolRail({ tabId }: { tabId: string }) {
  const tool = useToolStore((state) => state.tool);
  const tab = useTab(tabId);
  const canUndo = useCanUndo(tabId);
  const canRedo = useCanRedo(tabId);
  if (!tab) return null;
  const hasPhoto = tab.originalImage !== null;
  const hasHand = tab.nails.length > 0;
  return (
    <Toolbar.Root className={styles.rail} aria-label="Tools" orientation="vertical">
      <Toolbar.ToggleGroup
        className={styles.group}
        type="single"
        aria-label="Tool in hand"
        value={tool}
        onValueChange={(value) => value && chooseTool(value as Tool)}
      >
        {TOOLS.map((name) => {
          const { icon: Icon, label, key } = TOOL_FACES[name];
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
            </Toolbar.ToggleItem>
          );
        })}
      </Toolbar.ToggleGroup>
      <Toolbar.Separator className={styles.line} />
      <Action
        label="Mirror the hand"
        icon={FlipHorizontal2}
        disabled={!hasHand}
        onClick={() => mirrorHand(tabId)}
      />
      <Action
        label="Undo"
        icon={Undo2}
        isStep
        disabled={!canUndo}
        onClick={() => undoWork(tabId)}
      />
      <Action
        label="Redo"
        icon={Redo2}
        isStep
        disabled={!canRedo}
        onClick={() => redoWork(tabId)}
      />
    </Toolbar.Root>
  );
}

interface ActionProps {
  label: string;
  icon: LucideIcon;
  /** One of several buttons that people press one after the other. */
  isStep?: boolean;
  disabled: boolean;
  onClick: () => void;
}

function Action({ label, icon: Icon, isStep = false, disabled, onClick }: ActionProps) {
  return (
    <Toolbar.Button
      className={styles.tool}
      {...(isStep && { "data-again": "" })}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon className="icon" aria-hidden />
    </Toolbar.Button>
  );
}
