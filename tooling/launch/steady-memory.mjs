const { NODE_OPTIONS = "" } = process.env;

/**
 * The memory settings of processes that decode pictures. Otherwise glibc keeps the largest picture's memory for every
 * thread that ever held one, which doubles the process's memory. Node would also keep 16 MB for new objects three
 * times, which the renderer fills with every image.
 */
export const STEADY_MEMORY = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "262144",
  NODE_OPTIONS: `${NODE_OPTIONS} --max-semi-space-size=4`.trim(),
};
