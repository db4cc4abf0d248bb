/**
 * A picture that can be shown: an upload, a finished image (as shown, or raw from the provider), or a preview of a
 * running job.
 */
export type FileRef =
  | { kind: "upload"; id: string }
  | { kind: "result"; jobId: string; imageIndex: number }
  | { kind: "raw"; jobId: string; imageIndex: number }
  | { kind: "preview"; jobId: string; previewId: string };

const ROOT = "/files/";

/**
 * Builds the addresses of pictures for database rows and for answers. No other file builds such addresses. To build a
 * route's path or its entry in the API document, pass parameter names instead of ids.
 */
export const fileUrls = {
  upload: (id: string) => `${ROOT}uploads/${id}`,
  result: (jobId: string, imageIndex: number | string) => `${ROOT}results/${jobId}/${imageIndex}`,
  raw: (jobId: string, imageIndex: number | string) => `${ROOT}results/${jobId}/${imageIndex}/raw`,
  preview: (jobId: string, previewId: string) => `${ROOT}previews/${jobId}/${previewId}`,
} as const;

export function fileUrl(ref: FileRef): string {
  if (ref.kind === "upload") return fileUrls.upload(ref.id);
  if (ref.kind === "preview") return fileUrls.preview(ref.jobId, ref.previewId);
  return fileUrls[ref.kind](ref.jobId, ref.imageIndex);
}

const ID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
const INDEX = "([0-9])";
const whole = (pattern: string) => new RegExp(`^${pattern}$`);
const PATTERNS = {
  upload: whole(fileUrls.upload(ID)),
  result: whole(fileUrls.result(ID, INDEX)),
  raw: whole(fileUrls.raw(ID, INDEX)),
  preview: whole(fileUrls.preview(ID, ID)),
};

/** Returns the picture that an address names. Returns null for any other text, and for an address with a query. */
export function parseFileUrl(url: string): FileRef | null {
  const id = PATTERNS.upload.exec(url)?.[1];
  if (id) return { kind: "upload", id };
  const [, job, previewId] = PATTERNS.preview.exec(url) ?? [];
  if (job && previewId) return { kind: "preview", jobId: job, previewId };
  for (const kind of ["result", "raw"] as const) {
    const [, jobId, imageIndex] = PATTERNS[kind].exec(url) ?? [];
    if (jobId) return { kind, jobId, imageIndex: Number(imageIndex) };
  }
  return null;
}

/** Returns the id of the upload that an address names; null for everything else. */
export function uploadIdOf(url: string): string | null {
  const ref = parseFileUrl(url);
  return ref?.kind === "upload" ? ref.id : null;
}

/** True for every address under the pictures' root path, even if it names no picture. */
export const isFileUrl = (url: string): boolean => url.startsWith(ROOT);
