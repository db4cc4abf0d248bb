import type { Readable } from "node:stream";
import { type Job, LacquerError } from "@lacquer/contracts";
import { listAudit, noteAudit } from "../audit/index.ts";
import { listBottles } from "../bottles/index.ts";
import type { ServiceContext } from "../context.ts";
import { getJob } from "../generation/verbs/read-jobs.ts";
import { limitRefusals } from "../limit-metrics.ts";
import { archives } from "../limits/gates.ts";
import { ARCHIVES_PER_PERSON } from "../limits/keeping.ts";
import { takeTry } from "../limits/tries.ts";
import { type AddFile, streamArchive } from "./archive-writer.ts";
import {
  readAccount,
  readBoards,
  readDesignIds,
  readImages,
  readStatement,
  readUploads,
} from "./personal-data.ts";
import { README } from "./readme.ts";

const ENDINGS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
};
const endingOf = (contentType: string): string => ENDINGS[contentType] ?? "bin";
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
/**
 * Writes one value on each line. Indented JSON would be too long, because a person may have 200,000 images on boards.
 */
const lines = (values: readonly unknown[]): string =>
  `[${values.map((value) => `\n${JSON.stringify(value)}`).join(",")}\n]\n`;

/**
 * An archive contains at most this many entries of the audit, the newest ones, because all of them are in memory at
 * once.
 */
const AUDIT_ENTRIES_MAX = 10_000;

/**
 * An archive that is being made. `addObject` adds a stored file, or lists it as missing if the storage does not have it
 * any more.
 */
interface Archive {
  add: AddFile;
  addObject(name: string, storageKey: string): Promise<void>;
}

/**
 * Returns all of the person's data as one tar archive, which is made while it is read and is not stored. Only a few
 * archives are made at once, and only one for each person. Throws rate_limited and unavailable.
 */
export async function openArchive(ctx: ServiceContext, userId: number): Promise<Readable> {
  const retryAfter = await takeTry(ctx, { key: `archives:${userId}`, limit: ARCHIVES_PER_PERSON });
  if (retryAfter !== null) {
    limitRefusals.inc({ limit: "archives" });
    throw new LacquerError("rate_limited", { retryAfter });
  }
  await noteAudit(ctx.db.pool, { userId, act: "exported" });
  const leave = await archives.enter(`user:${userId}`);
  const stream = streamArchive((add) => fill(ctx, userId, add));
  stream.once("close", leave);
  return stream;
}

async function fill(ctx: ServiceContext, userId: number, add: AddFile): Promise<void> {
  const missing: string[] = [];
  const archive: Archive = {
    add,
    async addObject(name, storageKey) {
      const object = await ctx.storage.get(storageKey);
      if (object) await add(name, object.bytes);
      else missing.push(name);
    },
  };
  await add("README.txt", README);
  await add("account.json", json(await readAccount(ctx, userId)));
  const { entries } = await listAudit(ctx, userId, { limit: AUDIT_ENTRIES_MAX });
  await add("audit.json", lines(entries));
  await add("statement.csv", await readStatement(ctx, userId));
  await add("shelf.json", json(await listBottles(ctx, userId)));
  await addUploads(ctx, userId, archive);
  await addDesigns(ctx, userId, archive);
  await add("boards.json", lines(await readBoards(ctx, userId)));
  if (missing.length > 0) await add("missing.txt", `${missing.join("\n")}\n`);
}

async function addUploads(ctx: ServiceContext, userId: number, archive: Archive): Promise<void> {
  const uploads = await readUploads(ctx, userId);
  const named = uploads.map(({ storageKey, ...upload }) => ({
    storageKey,
    shown: { ...upload, file: `pictures/${upload.id}.${endingOf(upload.contentType)}` },
  }));
  await archive.add("pictures.json", json(named.map(({ shown }) => shown)));
  for (const { shown, storageKey } of named) await archive.addObject(shown.file, storageKey);
}

async function addDesigns(ctx: ServiceContext, userId: number, archive: Archive): Promise<void> {
  for (const id of await readDesignIds(ctx, userId)) await addDesign(ctx, userId, id, archive);
}

async function findJob(ctx: ServiceContext, userId: number, jobId: string): Promise<Job | null> {
  try {
    return await getJob(ctx, userId, jobId);
  } catch (error) {
    if (error instanceof LacquerError && error.code === "job_not_found") return null;
    throw error;
  }
}

async function addDesign(
  ctx: ServiceContext,
  userId: number,
  jobId: string,
  archive: Archive,
): Promise<void> {
  const folder = `designs/${jobId}`;
  const images = (await readImages(ctx, jobId)).map(({ storageKey, rawStorageKey, ...image }) => ({
    storageKey,
    rawStorageKey,
    shown: {
      name: image.name,
      isFavorite: image.favorite ?? false,
      isInCollection: image.name !== null,
      file: `${image.imageIndex + 1}.${endingOf(image.contentType)}`,
      rawFile: image.rawContentType
        ? `${image.imageIndex + 1}-raw.${endingOf(image.rawContentType)}`
        : null,
      handChange: image.handChange,
      createdAt: image.createdAt,
      collectedAt: image.collectedAt,
    },
  }));
  const job = await findJob(ctx, userId, jobId);
  // The design has gone since the list of designs was read.
  if (job === null) return;
  const about = { ...job, images: images.map(({ shown }) => shown) };
  await archive.add(`${folder}/design.json`, json(about));
  for (const { shown, storageKey, rawStorageKey } of images) {
    await archive.addObject(`${folder}/${shown.file}`, storageKey);
    if (rawStorageKey && shown.rawFile)
      await archive.addObject(`${folder}/${shown.rawFile}`, rawStorageKey);
  }
}
