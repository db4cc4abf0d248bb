import {
  Eraser,
  FlipHorizontal2,
  Hand,
  type LucideIcon,
  MousePointer2,
  PenTool,
  Pipette,
  Redo2,
  Undo2,
} from "lucide-react";
import { Toolbar } from "radix-ui";
import { mirrorHand } from "../actions/nail-actions.ts";
import { redoWork, undoWork, useCanRedo, useCanUndo, useTab } from "../../draft/work/work-store.ts";
import { NailIcon } from "../tool/NailIcon.tsx";
import { chooseTool, type Tool, TOOLS, useToolStore } from "../tool/tool-store.ts";
import styles from "./tool-rail.module.css";

/** Each tool's icon, name and key. */
const FACES: Record<Tool, { icon: LucideIcon | typeof NailIcon; label: string; key: string }> = {
  select: { icon: MousePointer2, label: "Select", key: "V" },
  guide: { icon: NailIcon, label: "Place nails", key: "N" },
  hand: { icon: Hand, label: "Move the photo", key: "H" },
  pen: { icon: PenTool, label: "Draw", key: "P" },
  eraser: { icon: Eraser, label: "Erase", key: "E" },
  eyedropper: { icon: Pipette, label: "Pick a colour", key: "I" },
};

/** The tool whose key this is. */
export const toolOfKey = (key: string): Tool | undefined =>
  TOOLS.find((tool) => FACES[tool].key === key.toUpperCase());

/** The tools beside the photo; a column on the desk, a strip under a thumb. */
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
          const { icon: Icon, label, key } = FACES[name];
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
      <Action label="Undo" icon={Undo2} disabled={!canUndo} onClick={() => undoWork(tabId)} />
      <Action label="Redo" icon={Redo2} disabled={!canRedo} onClick={() => redoWork(tabId)} />
    </Toolbar.Root>
  );
}

interface ActionProps {
  label: string;
  icon: LucideIcon;
  disabled: boolean;
  onClick: () => void;
}

function Action({ label, icon: Icon, disabled, onClick }: ActionProps) {
  return (
    <Toolbar.Button
      className={styles.tool}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon className="icon" aria-hidden />
    </Toolbar.Button>
  );
}
