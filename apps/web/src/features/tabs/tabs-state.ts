import type { KeptDesk } from "./desk.ts";
import type { History, Step, StepOptions } from "./history/steps.ts";
import type { StandIn } from "./history/history-pictures.ts";
import type { DraftPatch, DraftTab } from "./types.ts";

export interface ClosedTab {
  tab: DraftTab;
  index: number;
}

export interface TabsState extends KeptDesk {
  /** True if the browser refused to store the drafts, because the storage is full or switched off. */
  storageFailed: boolean;
  /** Maps a design's id to its history. */
  histories: Readonly<Record<string, History>>;
  /** Adds a design to the bar and opens it. `start` sets its initial fields. Returns its id. */
  addTab: (start?: DraftPatch) => string;
  /**
   * Copies a design and opens the copy. With `keepsJob`, the copy shows the images of the design's newest job, and its
   * next job continues from them. Returns the copy's id, or null if the design does not exist.
   */
  duplicateTab: (id: string, options?: { keepsJob?: boolean }) => string | null;
  /** Copies the photo and the guides from one design to another. */
  copyPhoto: (fromId: string, toId: string) => void;
  /** Closes a design; if it was the last one, opens an empty design. Returns what `restoreTab` needs to undo this. */
  closeTab: (id: string) => ClosedTab | null;
  restoreTab: (closed: ClosedTab) => void;
  /** Marks a design that was never changed as changed, so that a reload keeps it beside other designs. */
  keepTab: (id: string) => void;
  renameTab: (id: string, name: string) => void;
  activate: (id: string) => void;
  /** Moves a design to `index` in the bar. */
  moveTab: (id: string, index: number) => void;
  /**
   * Changes a design as a step of its history. A change that cannot be undone, such as a change of its job, is not
   * recorded as a step.
   */
  updateTab: (
    id: string,
    patch: DraftPatch | ((tab: DraftTab) => DraftPatch),
    options?: StepOptions,
  ) => void;
  /**
   * Undoes (`by` < 0) or redoes this number of steps, and returns the steps in the order in which they were undone or
   * redone.
   */
  walkHistory: (id: string, by: number) => Step[];
  /** Replaces the picture `url` in every design and in all histories. This is not recorded as a step. */
  replacePicture: (url: string, standIn: StandIn) => void;
  setJob: (id: string, jobId: string | null) => void;
}

export type SetTabs = (
  patch: Partial<TabsState> | ((state: TabsState) => Partial<TabsState>),
) => void;
