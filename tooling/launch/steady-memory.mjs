const { NODE_OPTIONS = "" } = process.env;

/**
 * For processes that decode pictures: glibc otherwise keeps the largest picture's memory once for every thread that
 * ever held one, which doubles what they take; and Node keeps room for 16 MB of fresh text thrice over, which the
 * renderer fills with every image.
 */
export const STEADY_MEMORY = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "262144",
  NODE_OPTIONS: `${NODE_OPTIONS} --max-semi-space-size=4`.trim(),
};
