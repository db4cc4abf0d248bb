import { create } from "zustand";
import { announce } from "../../announcer/index.ts";
import type { Brush } from "../../tabs/index.ts";

export const TOOLS = ["select", "guide", "hand", "pen", "eraser", "eyedropper"] as const;
export type Tool = (typeof TOOLS)[number];

/** The pen's ink: a colour of the design, or one of its own. */
export type Ink = "base" | "accent" | `#${string}`;

/** The place that gets the eyedropper's colour. */
export type ColorTarget = "baseColor" | "accentColor" | "ink";

/** The other places that get a copy of each stroke. */
export interface Symmetry {
  /** The other side of the nail. */
  mirror: boolean;
  /** No other nail, the same finger of the other hand, or all nails. */
  spread: "one" | "finger" | "all";
}

interface ToolState extends Symmetry {
  tool: Tool;
  ink: Ink;
  brush: Brush;
  /** Diameters in fractions of the photo's width. */
  sizes: Record<Brush | "eraser", number>;
  /** 0–1. */
  opacity: number;
  /** Strokes keep inside the nail that they begin on. */
  inside: boolean;
  /** The id of the layer for strokes on its own nail; null, and on other nails: the nail's topmost layer. */
  layer: string | null;
  dropTarget: ColorTarget;
  /** The left part that shows only the photo, 0–1; null = no divider. */
  compare: number | null;
}

/** The tool and its options in this window; never stored. */
export const useToolStore = create<ToolState>(() => ({
  tool: "select",
  ink: "accent",
  brush: "liner",
  sizes: { liner: 0.008, striper: 0.005, dots: 0.012, sponge: 0.03, eraser: 0.03 },
  opacity: 1,
  mirror: false,
  spread: "one",
  inside: false,
  layer: null,
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

/** Chooses another brush, and the pen as the tool. */
export function chooseBrush(brush: Brush) {
  useToolStore.setState({ brush, tool: "pen" });
}

export function changeSize(of: Brush | "eraser", size: number) {
  useToolStore.setState(({ sizes }) => ({ sizes: { ...sizes, [of]: size } }));
}

/** Draws on this layer from now on; null: on each nail's topmost. */
export function chooseLayer(layer: string | null) {
  useToolStore.setState({ layer });
}

/** Moves the line between before and after, or removes it. */
export function changeCompare(compare: number | null) {
  useToolStore.setState({ compare });
}
