export { asKept } from "./as-kept.ts";
export { eraseDrafts } from "./erase-drafts.ts";
export type { Change } from "./history/change.ts";
export { picturesOfHistory } from "./history/history-pictures.ts";
export type { History, Step, StepOptions } from "./history/steps.ts";
export { emptyDraft } from "./empty-draft.ts";
export { nailRule } from "./nail-rule.ts";
export { reviveDraft } from "./revive-draft.ts";
export { reviveLayers, reviveStrokes } from "./revive-strokes.ts";
export { followOtherWindows } from "./other-windows.ts";
export { useTabsStore } from "./store.ts";
export { setDraftOwner } from "./owner.ts";
export { OWNER_KEY } from "./storage-keys.ts";
export { useDesignTab } from "./use-design-tab.ts";
export { BRUSHES, LAYERS_MOST, POINT_REACH } from "./types.ts";
export type {
  Brush,
  CardCorner,
  CardCorners,
  DesignTab,
  DraftPatch,
  DraftPhoto,
  DraftReference,
  DraftTab,
  DraftWeights,
  DrawingLayer,
  FingerDesigns,
  Stroke,
  StrokePoint,
} from "./types.ts";
