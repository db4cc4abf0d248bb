import {
  type ArchivedDesign,
  type ArchivedImage,
  fileUrls,
  LacquerError,
} from "@lacquer/contracts";
import { type Queryable, transaction } from "@lacquer/db";
import type { ServiceContext } from "../../context.ts";
import { keepDraft } from "../../generation/drafts/job-drafts.ts";
import { limitRefusals } from "../../limit-metrics.ts";
import { IMPORTED_DESIGNS_MAX, keepingOf } from "../../limits/keeping.ts";
import type { Outcome } from "./import-report.ts";
import { lockUser } from "../../accounts/lock-user.ts";

const MB = 1024 * 1024;

/**
 * The job costs nothing and was never charged, so no ledger row belongs to it. Its version is lower than that of any
 * change, so that no open window takes the job for a change. The triggers for ended jobs do not run, because the row is
 * inserted as completed.
 */
const INSERT = `
insert into generation_jobs (id, user_id, status, prompt, original_image, selected_design_images, drawing_image_url,
  influence_weights, design_settings, nails, image_count, cost, progress, provider, painter_edition, tab_id, variation,
  parent_job_id, retry_of, result_images, imported_bytes, version, created_at, completed_at)
values ($1, $2, 'completed', $3, $4, $5, $6, $7, $8, $9, $10, 0, 100, $11, $12, $13, $14,
  (select id from generation_jobs where id = $15 and user_id = $2),
  (select id from generation_jobs where id = $16 and user_id = $2), $17, $18, 0,
  least(now(), $19::timestamptz), least(now(), $20::timestamptz))
on conflict (id) do nothing returning seq`;

const IMAGE = `
insert into job_images (job_id, image_index, storage_key, content_type, bytes, width, height, raw_storage_key,
  raw_content_type, hand_change, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, least(now(), $11::timestamptz))`;

const COLLECTED = `
insert into designs (user_id, job_id, image_index, name, favorite, created_at)
values ($1, $2, $3, $4, $5, least(now(), $6::timestamptz))`;

const ROOM = `
select count(*)::int as designs, coalesce(sum(imported_bytes), 0)::float8 as bytes
from generation_jobs where user_id = $1 and imported_bytes is not null`;

/** A file of an imported design that has been written to the storage. */
export interface StoredFile {
  key: string;
  contentType: string;
  bytes: number;
  width: number;
  height: number;
}

/** Returns the index of an image among the images of its design, taken from its file name: 0 for "1.png". */
export function indexOf({ file }: ArchivedImage): number {
  const number = /^([1-4])\.(?:png|jpg|webp)$/.exec(file)?.[1];
  if (!number)
    throw new LacquerError("invalid_input", {
      message: `${file} is not a valid name for an image.`,
    });
  return Number(number) - 1;
}

interface ImportedJob {
  id: string;
  design: ArchivedDesign;
  stored: ReadonlyMap<string, StoredFile>;
}

type PlacedImage = ReturnType<typeof placeImages>[number];

/**
 * Writes a design of an archive as a finished job, with its images, its draft and its places in the collection: all of
 * it or nothing. Throws invalid_input if an image is missing, and storage_full.
 */
export async function addImportedJob(
  ctx: Pick<ServiceContext, "db" | "config">,
  userId: number,
  { id, design, stored }: ImportedJob,
): Promise<Outcome> {
  const images = placeImages(design, stored);
  const bytes = [...stored.values()].reduce((sum, file) => sum + file.bytes, 0);
  return transaction(ctx.db, async (tx) => {
    await lockUser(tx, userId);
    await checkRoom(ctx, tx, userId, bytes);
    const { rows } = await tx.query<{ seq: string }>(
      INSERT,
      valuesOf(id, userId, design, images, bytes),
    );
    const seq = rows[0]?.seq;
    if (seq === undefined) return "alreadyThere";
    const madeAt = design.completedAt ?? design.createdAt;
    for (const image of images) await addImage(tx, { userId, jobId: id, madeAt }, image);
    if ((design.draft ?? null) !== null)
      await keepDraft(tx, { jobId: id, userId, seq, draft: design.draft });
    return "added";
  });
}

/** Checks whether the person may import this many more bytes. The caller has locked the user. Throws storage_full. */
async function checkRoom(
  ctx: Pick<ServiceContext, "config">,
  tx: Queryable,
  userId: number,
  bytes: number,
): Promise<void> {
  const { rows } = await tx.query<{ designs: number; bytes: number }>(ROOM, [userId]);
  const made = rows[0] ?? { designs: 0, bytes: 0 };
  const most = keepingOf(ctx).storageQuotaMb * MB;
  if (made.designs < IMPORTED_DESIGNS_MAX && made.bytes + bytes <= most) return;
  limitRefusals.inc({ limit: "imported_bytes" });
  throw new LacquerError("storage_full", {
    message:
      "There is no more room for designs from archives. Whoever runs the studio can give more.",
  });
}

function placeImages(design: ArchivedDesign, stored: ReadonlyMap<string, StoredFile>) {
  const images = design.images.map((about) => {
    const file = stored.get(about.file);
    const raw = about.rawFile === null ? null : stored.get(about.rawFile);
    if (!file || raw === undefined)
      throw new LacquerError("invalid_input", {
        message: `${file ? about.rawFile : about.file} is missing in the archive.`,
      });
    return { about, file, raw, index: indexOf(about) };
  });
  const highest = Math.max(...images.map(({ index }) => index));
  if (new Set(images.map(({ index }) => index)).size < images.length)
    throw new LacquerError("invalid_input", { message: "Two images have the same name." });
  if (highest >= design.imageCount)
    throw new LacquerError("invalid_input", {
      message: "There are more images than were asked for.",
    });
  return images;
}

function valuesOf(
  id: string,
  userId: number,
  design: ArchivedDesign,
  images: PlacedImage[],
  bytes: number,
): unknown[] {
  const indexes = images.map(({ index }) => index).toSorted();
  return [
    id,
    userId,
    design.prompt,
    design.originalImage,
    JSON.stringify(design.selectedDesignImages),
    design.drawingImageUrl,
    JSON.stringify(design.influenceWeights),
    JSON.stringify(design.designSettings),
    JSON.stringify(design.nails),
    design.imageCount,
    design.provider,
    design.painterEdition ?? null,
    design.tabId,
    design.variation ?? null,
    design.parentJobId ?? null,
    design.retryOf ?? null,
    JSON.stringify(indexes.map((index) => fileUrls.result(id, index))),
    bytes,
    design.createdAt,
    design.completedAt ?? design.createdAt,
  ];
}

async function addImage(
  tx: Queryable,
  /** `madeAt` is used in place of dates that are missing in an older archive. */
  { userId, jobId, madeAt }: { userId: number; jobId: string; madeAt: string },
  { about, file, raw, index }: PlacedImage,
): Promise<void> {
  await tx.query(IMAGE, [
    jobId,
    index,
    file.key,
    file.contentType,
    file.bytes,
    file.width,
    file.height,
    raw?.key ?? null,
    raw?.contentType ?? null,
    raw ? (about.handChange ?? null) : null,
    about.createdAt ?? madeAt,
  ]);
  if (about.name === null) return;
  const collectedAt = about.collectedAt ?? about.createdAt ?? madeAt;
  await tx.query(COLLECTED, [userId, jobId, index, about.name, about.isFavorite, collectedAt]);
}
