import type { KeptDesk } from "./desk.ts";
import type { History, Step, StepOptions } from "./history/steps.ts";
import type { StandIn } from "./history/history-pictures.ts";
import type { DraftPatch, DraftTab } from "./types.ts";

export interface ClosedTab {
  tab: DraftTab;
  index: number;
}

export interface TabsState extends KeptDesk {
  /** True when the browser refused to keep the drafts (storage full or switched off). */
  storageFailed: boolean;
  /** Each design's history. */
  histories: Readonly<Record<string, History>>;
  /** Adds a design beside the others and opens it. `start` fills it in beforehand. Returns its id. */
  addTab: (start?: DraftPatch) => string;
  /**
   * Copies a design without its jobs, and opens the copy. Returns the copy's id, or null when there is no such design.
   */
  duplicateTab: (id: string) => string | null;
  /** Copies photo and guides from one design to another. */
  copyPhoto: (fromId: string, toId: string) => void;
  /** Closes a design and, if it was the last one, opens an empty one. Returns what `restoreTab` needs to undo it. */
  closeTab: (id: string) => ClosedTab | null;
  restoreTab: (closed: ClosedTab) => void;
  renameTab: (id: string, name: string) => void;
  activate: (id: string) => void;
  /** Moves a design to `index` in the bar. */
  moveTab: (id: string, index: number) => void;
  /**
   * Changes a design, as a step of its history. A change that cannot be undone, such as that of its job, is not a step.
   */
  updateTab: (
    id: string,
    patch: DraftPatch | ((tab: DraftTab) => DraftPatch),
    options?: StepOptions,
  ) => void;
  /** Undoes (`by` < 0) or redoes so many steps, and returns them in that order. */
  walkHistory: (id: string, by: number) => Step[];
  /**
   * Replaces the picture `url` in every design and in all histories. This is not a step.
   */
  replacePicture: (url: string, standIn: StandIn) => void;
  setJob: (id: string, jobId: string | null) => void;
}

export type SetTabs = (
  patch: Partial<TabsState> | ((state: TabsState) => Partial<TabsState>),
) => void;
