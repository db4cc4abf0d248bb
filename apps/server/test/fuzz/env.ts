const { FUZZ_REQUESTS = "0", FUZZ_SEED = "1" } = process.env;

/** Requests by chance on top of the short form, and the seed of all chance. */
export const REQUESTS = Number(FUZZ_REQUESTS);
export const SEED = Number(FUZZ_SEED);
