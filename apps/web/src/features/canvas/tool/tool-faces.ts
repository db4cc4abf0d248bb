import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { Eraser, Hand, type LucideIcon, MousePointer2, PenTool, Pipette } from "lucide-react";
import { NailIcon } from "./NailIcon.tsx";
import { type Tool, TOOLS } from "./tool-store.ts";

/** Each tool's icon, name and key. */
export const TOOL_FACES: Record<
  Tool,
  { icon: LucideIcon | typeof NailIcon; label: MessageDescriptor; key: string }
> = {
  select: { icon: MousePointer2, label: msg`Select`, key: "V" },
  guide: { icon: NailIcon, label: msg`Place nails`, key: "N" },
  hand: { icon: Hand, label: msg`Move the photo`, key: "H" },
  pen: { icon: PenTool, label: msg`Draw`, key: "P" },
  eraser: { icon: Eraser, label: msg`Erase`, key: "E" },
  eyedropper: { icon: Pipette, label: msg`Pick a colour`, key: "I" },
};

/** Returns the tool with this key. */
export const toolOfKey = (key: string): Tool | undefined =>
  TOOLS.find((tool) => TOOL_FACES[tool].key === key.toUpperCase());
