const { FUZZ_REQUESTS = "0", FUZZ_SEED = "1" } = process.env;

/** The number of random requests besides the short form, and the seed for all random choices. */
export const REQUESTS = Number(FUZZ_REQUESTS);
export const SEED = Number(FUZZ_SEED);
