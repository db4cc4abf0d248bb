import pLimit from "p-limit";

/**
 * Runs work that holds whole decoded pictures. In each process, one piece of work runs at a time. Eight simultaneous
 * jobs of four megapixels would take some hundred megabytes each, and would not finish sooner on the same cores.
 */
export const oneAtATime = pLimit(1);
