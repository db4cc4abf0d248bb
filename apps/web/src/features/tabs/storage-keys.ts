export const TABS_STORAGE_KEY = "lacquer.tabs";

/** The person whose drafts this browser shows; written by setDraftOwner. */
export const OWNER_KEY = "lacquer.owner";

/** Precedes the id of a person whose drafts are put aside. */
export const DRAFTS_PREFIX = "lacquer.drafts.";

/** Precedes the id of a design. */
export const HISTORY_PREFIX = "lacquer.history.";
