import { create } from "zustand";
import { announce } from "../../announcer/index.ts";

export const TOOLS = ["select", "guide", "hand", "pen", "eraser", "eyedropper"] as const;
export type Tool = (typeof TOOLS)[number];

/** The pen's ink: a colour of the design, or one of its own. */
export type Ink = "base" | "accent" | `#${string}`;

/** The place that gets the eyedropper's colour. */
export type ColorTarget = "baseColor" | "accentColor";

interface ToolState {
  tool: Tool;
  ink: Ink;
  /** The brush's diameter in fractions of the photo's width. */
  penSize: number;
  eraserSize: number;
  dropTarget: ColorTarget;
  /** The left part that shows only the photo, 0–1; null = no divider. */
  compare: number | null;
}

/** The tool and its options in this window; never stored. */
export const useToolStore = create<ToolState>(() => ({
  tool: "select",
  ink: "accent",
  penSize: 0.008,
  eraserSize: 0.03,
  dropTarget: "baseColor",
  compare: null,
}));

const SAID: Record<Tool, string> = {
  select: "Select: choose and move nails.",
  guide: "Nail: drag from cuticle to tip.",
  hand: "Hand: move the photo.",
  pen: "Pen: draw on the photo.",
  eraser: "Eraser.",
  eyedropper: "Eyedropper: pick a colour from the photo.",
};

export function chooseTool(tool: Tool) {
  useToolStore.setState({ tool });
  announce(SAID[tool]);
}

/** Moves the line between before and after, or removes it. */
export function changeCompare(compare: number | null) {
  useToolStore.setState({ compare });
}
