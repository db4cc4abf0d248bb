import type { Design, Job } from "./api-types.ts";
import type { Connection } from "./connection.ts";
import { GenerationEndedError } from "./errors.ts";
import { isEnded } from "./live/ended.ts";
import type { Live } from "./live/live.ts";
import { patiently } from "./patience.ts";
import {
  fetchImage,
  type GeneratedImage,
  newKey,
  type Picture,
  upload,
  type UploadKind,
} from "./pictures.ts";

/** A design whose pictures may be given as bytes. Such pictures are uploaded first. */
export type DesignWithPictures = Omit<
  Design,
  "originalImage" | "drawingImageUrl" | "selectedDesignImages"
> & {
  originalImage?: string | Picture | null;
  drawingImageUrl?: string | Picture | null;
  selectedDesignImages?: (string | Picture)[];
};

export interface FinishOptions {
  signal?: AbortSignal | undefined;
  /** Called with each change of the job, for example of `progress`, `previewImage` or `queuePosition`. */
  onJob?: (job: Job) => void;
}

export interface GenerateOptions extends FinishOptions {
  /** A program that restarts and sends the same key gets the same job instead of a new one. */
  idempotencyKey?: string;
  /** What happens to the job when `signal` aborts: it is canceled (`cancel`), or keeps running (`leave`). */
  onAbort?: "cancel" | "leave";
}

export interface Generation {
  job: Job;
  images: GeneratedImage[];
}

interface Parts {
  connection: Connection;
  live: Live;
}

const FOR_MS = 60_000;
const TAKE_BACK_MS = 5_000;

/** Uploads those pictures that are given as bytes, creates the job, follows it to its end and fetches its images. */
export async function generate(
  parts: Parts,
  design: DesignWithPictures,
  { idempotencyKey = newKey(), onAbort = "cancel", ...options }: GenerateOptions = {},
): Promise<Generation> {
  const { signal } = options;
  const { trpc } = parts.connection;
  const input = { ...(await withUploads(parts, design, idempotencyKey, signal)), idempotencyKey };
  try {
    const { jobId } = await patiently(
      () => trpc.jobs.create.mutate(input, { ...(signal && { signal }) }),
      {
        signal,
        forMs: FOR_MS,
      },
    );
    return await finish(parts, jobId, options);
  } catch (error) {
    if (signal?.aborted && onAbort === "cancel") await takeBack(parts, idempotencyKey);
    throw error;
  }
}

/** Follows a job to its end and fetches its images. Throws GenerationEndedError if the job failed or was canceled. */
export async function finish(
  { connection, live }: Parts,
  jobId: string,
  { signal, onJob }: FinishOptions = {},
): Promise<Generation> {
  const job = await ended(live, jobId, { signal, ...(onJob && { onJob }) });
  if (job.status !== "completed") throw new GenerationEndedError(job);
  const fetching = job.resultImages.map((url, index) =>
    fetchImage(connection, { url, index }, signal),
  );
  return { job, images: await Promise.all(fetching) };
}

/** Resolves with the job as soon as it has ended. */
function ended(live: Live, jobId: string, { signal, onJob }: FinishOptions): Promise<Job> {
  return new Promise((resolve, reject) => {
    let version = -1;
    const stop = live.watch(jobId, {
      onJob(job) {
        if (job.id !== jobId) return;
        if (job.version > version) onJob?.(job);
        version = Math.max(version, job.version);
        if (isEnded(job)) leave(() => resolve(job));
      },
      onRefused: (error) => leave(() => reject(error)),
    });
    const abort = () => leave(() => reject(signal?.reason as Error));
    function leave(tell: () => void): void {
      signal?.removeEventListener("abort", abort);
      stop();
      tell();
    }
    signal?.addEventListener("abort", abort, { once: true });
    if (signal?.aborted) return abort();
    const known = live.view().jobs.get(jobId);
    if (known && isEnded(known)) leave(() => resolve(known));
  });
}

/**
 * Cancels the job if it exists. Otherwise makes sure that a create request that arrives later is refused. In both
 * cases, the caller gets the abort's reason.
 */
async function takeBack({ connection }: Parts, idempotencyKey: string): Promise<void> {
  const withdraw = () => connection.trpc.jobs.withdraw.mutate({ idempotencyKey });
  await patiently(withdraw, { forMs: TAKE_BACK_MS }).catch(() => {});
}

/**
 * Uploads the pictures that are bytes. The same idempotency key gives the same uploads, so that a repeated create has
 * the same body.
 */
async function withUploads(
  { connection }: Parts,
  design: DesignWithPictures,
  key: string,
  signal: AbortSignal | undefined,
): Promise<Design> {
  const { originalImage, drawingImageUrl, selectedDesignImages, ...rest } = design;
  const placed = async (picture: string | Picture, kind: UploadKind, name: string) => {
    if (typeof picture === "string") return picture;
    const { url } = await upload(connection, picture, {
      kind,
      idempotencyKey: `${key}.${name}`,
      signal,
    });
    return url;
  };
  const [photo, drawing, references] = await Promise.all([
    originalImage ? placed(originalImage, "photo", "photo") : undefined,
    drawingImageUrl ? placed(drawingImageUrl, "drawing", "drawing") : undefined,
    Promise.all(
      (selectedDesignImages ?? []).map((one, index) =>
        placed(one, "reference", `reference-${index}`),
      ),
    ),
  ]);
  return {
    ...rest,
    ...(photo !== undefined && { originalImage: photo }),
    ...(drawing !== undefined && { drawingImageUrl: drawing }),
    ...(references.length > 0 && { selectedDesignImages: references }),
  };
}
