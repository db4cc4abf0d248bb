import pLimit from "p-limit";

/**
 * Work that holds whole decoded pictures, one piece at a time in a process: eight jobs of four megapixels side by side
 * would take as many hundred megabytes, and are no sooner done on the same cores.
 */
export const oneAtATime = pLimit(1);
