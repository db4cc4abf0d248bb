/**
 * For the process that decodes pictures: glibc otherwise keeps the largest picture's memory once for every thread that
 * ever held one, which doubles what a worker takes.
 */
export const STEADY_MEMORY = { MALLOC_ARENA_MAX: "2", MALLOC_MMAP_THRESHOLD_: "262144" };
