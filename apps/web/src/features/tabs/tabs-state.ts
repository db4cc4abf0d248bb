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
  /** What was done to each design, and can be taken back. */
  histories: Readonly<Record<string, History>>;
  /** Adds a design beside the others and opens it. `start` fills it in beforehand. Returns its id. */
  addTab: (start?: DraftPatch) => string;
  /** Copies a design without its jobs, and opens the copy. Returns its id, or null when there is no such design. */
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
  /** Changes a design, as a step of its history; what cannot be undone, such as its job, is none. */
  updateTab: (
    id: string,
    patch: DraftPatch | ((tab: DraftTab) => DraftPatch),
    options?: StepOptions,
  ) => void;
  /** Takes back (`by` < 0) or does again so many steps; answers them in that order. */
  walkHistory: (id: string, by: number) => Step[];
  /** Puts another picture in the place of `url` in every design and all that undo may bring back: no step itself. */
  replacePicture: (url: string, standIn: StandIn) => void;
  setJob: (id: string, jobId: string | null) => void;
}

export type SetTabs = (
  patch: Partial<TabsState> | ((state: TabsState) => Partial<TabsState>),
) => void;
