const { FUZZ_REQUESTS = "0", FUZZ_SEED = "1" } = process.env;

/** How many random requests are sent besides the short form, and the seed for all random choices. */
export const REQUESTS = Number(FUZZ_REQUESTS);
export const SEED = Number(FUZZ_SEED);
