const { NODE_OPTIONS = "" } = process.env;

/**
 * For processes that decode pictures. Otherwise glibc keeps the largest picture's memory for every thread that ever
 * held one, which doubles their memory. And Node keeps room for 16 MB of new text three times, which the renderer
 * fills with every image.
 */
export const STEADY_MEMORY = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "262144",
  NODE_OPTIONS: `${NODE_OPTIONS} --max-semi-space-size=4`.trim(),
};
