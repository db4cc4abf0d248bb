/** Identifies one finished image by its job and its index in the job, from 0. */
export interface Result {
  jobId: string;
  imageIndex: number;
}

/** The highest number of images that can be compared at once. */
export const COMPARED_MAX = 4;

/** The letters that distinguish compared images. */
export const LETTERS = ["A", "B", "C", "D"] as const;

export const resultId = ({ jobId, imageIndex }: Result): string => `${jobId}.${imageIndex}`;

export const resultsId = (results: readonly Result[]): string => results.map(resultId).join("~");

/** Returns the images in an address, without duplicates. Anything that is not an image is left out. */
export function readResults(id: string | null): Result[] {
  const parts = [...new Set((id ?? "").split("~"))];
  return parts
    .flatMap((part) => {
      const [, jobId, index] = /^([0-9a-f-]{36})\.([0-3])$/.exec(part) ?? [];
      return jobId && index ? [{ jobId, imageIndex: Number(index) }] : [];
    })
    .slice(0, COMPARED_MAX);
}
