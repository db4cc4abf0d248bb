import type { Queryable } from "../client.ts";

export interface KeptImage {
  imageIndex: number;
  storageKey: string;
  contentType: string;
  bytes: number;
  width: number;
  height: number;
  /** The image provider's own file. `handChange` is set if this image is a composite hand made from that file. */
  raw?: { storageKey: string; contentType: string; handChange: number | null } | undefined;
  /** The edition of the built-in painter that made this image; null for other providers. */
  painterEdition: number | null;
}

const KEEP = `
with job as (
  select id, image_count from generation_jobs
  where id = $1 and lease_token = $2 and status = 'processing'
  for update
), kept as (
  insert into job_images (job_id, image_index, storage_key, content_type, bytes, width, height,
                          raw_storage_key, raw_content_type, hand_change)
  select id, $3, $4, $5, $6, $7, $8, $10, $11, $12 from job
  on conflict (job_id, image_index) do nothing
  returning job_id
)
update generation_jobs g
set preview_image = $13, painter_edition = $14, progress = greatest(g.progress, $9),
    updated_at = now(), version = nextval('job_version_seq')
from kept where g.id = kept.job_id
returning g.id`;

/**
 * Records a finished image before the job continues, if the lease is still held. Returns false when nothing was
 * written, because the lease is lost or another attempt recorded this image first.
 */
export async function keepImage(
  db: Queryable,
  input: {
    jobId: string;
    leaseToken: string;
    image: KeptImage;
    imageUrl: string;
    progress: number;
  },
): Promise<boolean> {
  const { image } = input;
  const { rowCount } = await db.query({
    name: "keep-image",
    text: KEEP,
    values: [
      input.jobId,
      input.leaseToken,
      image.imageIndex,
      image.storageKey,
      image.contentType,
      image.bytes,
      image.width,
      image.height,
      input.progress,
      image.raw?.storageKey ?? null,
      image.raw?.contentType ?? null,
      image.raw?.handChange ?? null,
      input.imageUrl,
      image.painterEdition,
    ],
  });
  return rowCount === 1;
}
