import type { Job } from "@lacquer/contracts";

const SAMPLE = 12;

/**
 * How long this designer's own last finished jobs took for each image, in seconds: the median, or null with fewer
 * than two to look at. Jobs made by another image maker say nothing about this one.
 */
export function usualSecondsPerImage(jobs: readonly Job[], provider: string | null): number | null {
  const times: number[] = [];
  for (const job of jobs) {
    if (times.length === SAMPLE) break;
    if (job.status !== "completed" || !job.startedAt || !job.completedAt) continue;
    if (provider !== null && job.provider !== provider) continue;
    const seconds = (Date.parse(job.completedAt) - Date.parse(job.startedAt)) / 1000;
    times.push(seconds / Math.max(1, job.resultImages.length));
  }
  if (times.length < 2) return null;
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? null;
}
