export { asKept } from "./as-kept.ts";
export { eraseDrafts } from "./erase-drafts.ts";
export { reviveStrokes } from "./revive-draft.ts";
export { followOtherWindows } from "./other-windows.ts";
export { useTabsStore } from "./store.ts";
export { setDraftOwner } from "./owner.ts";
export { useDesignTab } from "./use-design-tab.ts";
export type {
  DesignTab,
  DraftPatch,
  DraftPhoto,
  DraftReference,
  DraftTab,
  DraftWeights,
  Stroke,
  StrokePoint,
} from "./types.ts";
