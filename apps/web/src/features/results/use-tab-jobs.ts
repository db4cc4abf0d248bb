import { type Job, isEnded } from "@lacquer/contracts";
import { useGenerationJob } from "../../hooks/use-generation-job.ts";
import { useJobsList } from "../jobs/index.ts";
import type { DraftTab } from "../tabs/index.ts";

export interface TabJobs {
  /** The design's jobs, oldest first. The newest job has the latest data. */
  jobs: Job[];
  /** The newest job, which the line below the photo describes. */
  newest: Job | null;
  isLoading: boolean;
}

/** Returns all jobs of a design. */
export function useTabJobs(tab: DraftTab): TabJobs {
  const list = useJobsList();
  const { job: newest, isLoading, error } = useGenerationJob(tab.generationJobId);
  const jobs = list.jobs
    .filter((job) => job.tabId === tab.id && job.id !== newest?.id)
    .toReversed();
  if (newest) jobs.push(newest);
  return { jobs, newest: error?.code === "job_not_found" ? null : newest, isLoading };
}

/** One square of the strip: a finished image, or an image that is not painted yet. */
export type StripItem =
  | { kind: "image"; key: string; url: string; job: Job; number: number }
  | { kind: "coming"; key: string; job: Job; number: number; isCurrent: boolean };

/** Returns the finished images, oldest first, followed by the images that are being painted. */
export function stripItems(jobs: readonly Job[]): StripItem[] {
  return jobs.flatMap((job): StripItem[] => {
    const images = job.resultImages.map((url, index): StripItem => {
      return { kind: "image", key: `${job.id}-${index}`, url, job, number: index + 1 };
    });
    if (isEnded(job.status)) return images;
    const left = job.imageCount - images.length;
    const coming = Array.from({ length: left }, (_, index): StripItem => {
      const number = images.length + index + 1;
      const isCurrent = index === 0 && job.status === "processing";
      return { kind: "coming", key: `${job.id}-${number - 1}`, job, number, isCurrent };
    });
    return [...images, ...coming];
  });
}
