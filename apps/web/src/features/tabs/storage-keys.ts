export const TABS_STORAGE_KEY = "lacquer.tabs";

/** The key for the id of the person whose drafts this browser shows. `setDraftOwner` writes it. */
export const OWNER_KEY = "lacquer.owner";

/** The prefix before the id of a person whose drafts are stored for later. */
export const DRAFTS_PREFIX = "lacquer.drafts.";

/** The prefix before the id of a design. */
export const HISTORY_PREFIX = "lacquer.history.";
