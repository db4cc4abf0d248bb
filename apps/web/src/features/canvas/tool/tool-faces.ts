import { Eraser, Hand, type LucideIcon, MousePointer2, PenTool, Pipette } from "lucide-react";
import { NailIcon } from "./NailIcon.tsx";
import { type Tool, TOOLS } from "./tool-store.ts";

/** Each tool's icon, name and key. */
export const TOOL_FACES: Record<
  Tool,
  { icon: LucideIcon | typeof NailIcon; label: string; key: string }
> = {
  select: { icon: MousePointer2, label: "Select", key: "V" },
  guide: { icon: NailIcon, label: "Place nails", key: "N" },
  hand: { icon: Hand, label: "Move the photo", key: "H" },
  pen: { icon: PenTool, label: "Draw", key: "P" },
  eraser: { icon: Eraser, label: "Erase", key: "E" },
  eyedropper: { icon: Pipette, label: "Pick a colour", key: "I" },
};

/** Returns the tool with this key. */
export const toolOfKey = (key: string): Tool | undefined =>
  TOOLS.find((tool) => TOOL_FACES[tool].key === key.toUpperCase());
