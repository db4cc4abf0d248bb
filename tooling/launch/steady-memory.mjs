const { NODE_OPTIONS = "" } = process.env;

/**
 * The memory settings of processes that decode pictures. By default, glibc keeps the memory of the largest picture for
 * every thread that ever held one, which doubles the memory of the process. Node would also keep three times 16 MB for
 * new objects, and the renderer would fill all of it with every image.
 */
export const STEADY_MEMORY = {
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "262144",
  NODE_OPTIONS: `${NODE_OPTIONS} --max-semi-space-size=4`.trim(),
};
