export const TABS_STORAGE_KEY = "lacquer.tabs";

/** The key for the id of the person whose drafts this browser shows. `setDraftOwner` writes it. */
export const OWNER_KEY = "lacquer.owner";

/**
 * The storage name for the drafts of a person who is not signed in now begins with this prefix. The person's id
 * follows.
 */
export const DRAFTS_PREFIX = "lacquer.drafts.";

/** The storage name for a design's history begins with this prefix. The design's id follows. */
export const HISTORY_PREFIX = "lacquer.history.";
