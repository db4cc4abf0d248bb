import pLimit from "p-limit";

/**
 * Runs work that holds whole decoded pictures, one piece at a time in a process. Eight jobs of four megapixels side
 * by side would take some hundred megabytes each, and would be no faster on the same cores.
 */
export const oneAtATime = pLimit(1);
