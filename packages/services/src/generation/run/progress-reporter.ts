import { type ClaimedJob, reportProgress } from "@lacquer/db/queue";
import type { PictureMark } from "@lacquer/imaging";
import type { ServiceContext } from "../../context.ts";
import { keepPreview } from "../../files/previews.ts";

const EVERY_MS = 300;

/**
 * Writes each preview, and progress at most every 300 ms. Writes run one after another, and a failed write does not
 * fail the image.
 */
export function createProgressReporter(
  ctx: ServiceContext,
  claimed: ClaimedJob,
  overall: (fraction: number) => number,
  mark: PictureMark,
) {
  let last = 0;
  let writing: Promise<void> = Promise.resolve();
  let failure: unknown;
  return {
    report(fraction: number, preview?: Uint8Array) {
      if (!preview && Date.now() - last < EVERY_MS) return;
      last = Date.now();
      writing = writing
        .then(async () => {
          await reportProgress(ctx.db.pool, {
            jobId: claimed.id,
            leaseToken: claimed.leaseToken,
            progress: overall(fraction),
            previewImage: preview ? await keepPreview(ctx, claimed.id, preview, mark) : null,
          });
          ctx.changed();
        })
        .catch((error: unknown) => {
          failure ??= error;
        });
    },
    async settled() {
      await writing;
      if (failure)
        ctx.log.warn({ err: failure, jobId: claimed.id }, "progress could not be written");
    },
  };
}
