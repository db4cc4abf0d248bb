const { FUZZ_REQUESTS = "0", FUZZ_SEED = "1" } = process.env;

/** The number of random requests in addition to the fixed ones (0 by default), and the seed for all random choices. */
export const REQUESTS = Number(FUZZ_REQUESTS);
export const SEED = Number(FUZZ_SEED);
