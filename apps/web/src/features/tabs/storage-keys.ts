export const TABS_STORAGE_KEY = "lacquer.tabs";

/** The person whose drafts this browser shows; written by setDraftOwner. */
export const OWNER_KEY = "lacquer.owner";
