export const TABS_STORAGE_KEY = "lacquer.tabs";

/** The person whose drafts this browser shows; written by setDraftOwner. */
export const OWNER_KEY = "lacquer.owner";

/** Before the id of somebody whose drafts are put aside. */
export const DRAFTS_PREFIX = "lacquer.drafts.";

/** Before the id of a design. */
export const HISTORY_PREFIX = "lacquer.history.";
