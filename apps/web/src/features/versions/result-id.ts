/** One finished image: its job, and its number in it, from 0. */
export interface Result {
  jobId: string;
  imageIndex: number;
}

/** The most images that can be compared at once. */
export const COMPARED_MAX = 4;

/** The letters that tell compared images apart. */
export const LETTERS = ["A", "B", "C", "D"] as const;

export const resultId = ({ jobId, imageIndex }: Result): string => `${jobId}.${imageIndex}`;

export const resultsId = (results: readonly Result[]): string => results.map(resultId).join("~");

/** The images that an address names, each once. Anything that is not an image is left out. */
export function readResults(id: string | null): Result[] {
  const parts = [...new Set((id ?? "").split("~"))];
  return parts
    .flatMap((part) => {
      const [, jobId, index] = /^([0-9a-f-]{36})\.([0-3])$/.exec(part) ?? [];
      return jobId && index ? [{ jobId, imageIndex: Number(index) }] : [];
    })
    .slice(0, COMPARED_MAX);
}
