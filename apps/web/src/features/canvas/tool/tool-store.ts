import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { create } from "zustand";
import { i18n } from "../../../platform/messages.ts";
import { announce } from "../../announcer/index.ts";
import { onWhiteWanted } from "../../draft/index.ts";
import type { Brush } from "../../tabs/index.ts";

export const TOOLS = ["select", "guide", "hand", "pen", "eraser", "eyedropper"] as const;
export type Tool = (typeof TOOLS)[number];

/** The pen's ink: a colour of the design, or any other colour. */
export type Ink = "base" | "accent" | `#${string}`;

/** What the colour picked with the eyedropper is used for; "white" balances the photo. */
export type ColorTarget = "baseColor" | "accentColor" | "ink" | "white";

/** The other places where a copy of each stroke is drawn. */
export interface Symmetry {
  /** True if the stroke is mirrored on the same nail. */
  mirror: boolean;
  /** Which nails get copies: no other nail, the same finger of the other hand, or all nails. */
  spread: "one" | "finger" | "all";
}

interface ToolState extends Symmetry {
  tool: Tool;
  ink: Ink;
  brush: Brush;
  /** Brush diameters in fractions of the photo's width. */
  sizes: Record<Brush | "eraser", number>;
  /** The opacity, 0–1. */
  opacity: number;
  /** True if strokes are limited to the nail that they begin on. */
  inside: boolean;
  /**
   * The id of the selected layer. Strokes on its nail go to this layer. On other nails, or if this is null, strokes go
   * to the nail's topmost layer.
   */
  layer: string | null;
  dropTarget: ColorTarget;
  /** The left share of the photo (0–1) that shows no design; null = no divider. */
  compare: number | null;
}

/** The current tool and its options in this window. They are never stored. */
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

const SAID: Record<Tool, MessageDescriptor> = {
  select: msg`Select: choose and move nails.`,
  guide: msg`Nail: drag from cuticle to tip.`,
  hand: msg`Hand: move the photo.`,
  pen: msg`Pen: draw on the photo.`,
  eraser: msg`Eraser.`,
  eyedropper: msg`Eyedropper: pick a colour from the photo.`,
};

export function chooseTool(tool: Tool) {
  useToolStore.setState({ tool });
  announce(i18n._(SAID[tool]));
}

/** Selects the eyedropper, so that the designer can tap the white paper or card that balances the photo. */
function chooseWhite() {
  useToolStore.setState({ tool: "eyedropper", dropTarget: "white" });
  announce(t`Tap white paper or a bank card on the photo.`);
}

onWhiteWanted(chooseWhite);

/** Selects another brush, and the pen as the tool. */
export function chooseBrush(brush: Brush) {
  useToolStore.setState({ brush, tool: "pen" });
}

export function changeSize(of: Brush | "eraser", size: number) {
  useToolStore.setState(({ sizes }) => ({ sizes: { ...sizes, [of]: size } }));
}

/** Selects the layer for new strokes; null selects each nail's topmost layer. */
export function chooseLayer(layer: string | null) {
  useToolStore.setState({ layer });
}

/** Moves the line between before and after, or removes it. */
export function changeCompare(compare: number | null) {
  useToolStore.setState({ compare });
}
