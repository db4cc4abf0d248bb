import { randomUUID } from "node:crypto";
import {
  type ArchivedDesign,
  archivedDesign,
  LacquerError,
  mapPictures,
  uploadIdOf,
} from "@lacquer/contracts";
import { wasRefused } from "@lacquer/db";
import type { ServiceContext } from "../../context.ts";
import { checkKeptPicture } from "../../uploads/index.ts";
import type { TarFile } from "../read-tar.ts";
import { addImportedJob, indexOf, type StoredFile } from "./add-imported-job.ts";
import type { ImportReport } from "./import-report.ts";
import { parsed, textOf } from "./json-file.ts";
import { PICTURE_BYTES_MAX } from "./import-pictures.ts";
import { designIdFor, type NewIds } from "./new-ids.ts";

const DESIGN_BYTES_MAX = 2 * 1024 * 1024;

interface DesignImport {
  ctx: ServiceContext;
  userId: number;
  ids: NewIds;
  report: ImportReport;
}

/** A design whose files are arriving. It is written when all of them are there, or not at all. */
export interface OpenDesign {
  archivedId: string;
  /** Takes a file of the design's folder. */
  take(file: TarFile): Promise<void>;
  /** Writes the design, if nothing was wrong with it. */
  end(): Promise<void>;
  /** Forgets the design and removes its files. */
  drop(): Promise<void>;
}

/** Starts the import of a design. The caller then passes each of the design's files to `take`. */
export function openDesign(into: DesignImport, archivedId: string): OpenDesign {
  const { ctx, userId, ids, report } = into;
  const id = designIdFor(userId, archivedId);
  const stored = new Map<string, StoredFile>();
  let design: ArchivedDesign | undefined;
  let isOver = false;

  async function drop(): Promise<void> {
    isOver = true;
    for (const { key } of stored.values()) await ctx.storage.remove(key);
    stored.clear();
  }

  async function refuse(file: string, error: unknown): Promise<void> {
    await drop();
    report.refuse(file, error);
  }

  async function takeDesign(file: TarFile): Promise<void> {
    const known = await findDesign(into, [archivedId, id]);
    ids.addDesign(archivedId, known ?? id);
    if (known) {
      isOver = true;
      return report.count("designs", "alreadyThere");
    }
    design = withOwnPictures(
      parsed(ids.rewrite(await textOf(file, DESIGN_BYTES_MAX)), archivedDesign),
      ids,
    );
    if (design.images.length > 0) return;
    isOver = true;
    report.withoutImages();
  }

  async function takeImage(name: string, file: TarFile): Promise<void> {
    const image = design?.images.find(({ file: shown, rawFile }) =>
      [shown, rawFile].includes(name),
    );
    if (!image || stored.has(name)) return;
    if (file.size > PICTURE_BYTES_MAX) throw new LacquerError("upload_too_large");
    const bytes = await file.bytes();
    const carries = image.rawFile === name ? "any" : "marked";
    const { contentType, width, height } = await checkKeptPicture(bytes, carries, `user:${userId}`);
    const key = `results/${id}/${indexOf(image)}/${randomUUID()}`;
    await ctx.storage.put(key, bytes, contentType);
    stored.set(name, { key, contentType, bytes: bytes.length, width, height });
  }

  return {
    archivedId,
    drop,
    async take(file) {
      if (isOver) return;
      const name = file.name.split("/")[2] ?? "";
      try {
        await (name === "design.json" ? takeDesign(file) : takeImage(name, file));
      } catch (error) {
        await refuse(file.name, error);
      }
    },
    async end() {
      if (isOver || !design) return;
      isOver = true;
      try {
        const outcome = await addImportedJob(ctx, userId, { id, design, stored });
        if (outcome === "alreadyThere") await drop();
        stored.clear();
        report.count("designs", outcome);
      } catch (error) {
        // After any other error, the job's row may or may not have been written, so the files stay. If no row refers to
        // them, a sweep removes them.
        if (!(error instanceof LacquerError || wasRefused(error))) throw error;
        await refuse(`designs/${archivedId}/design.json`, error);
      }
    },
  };
}

/**
 * Returns the id under which the person already has this design: the archived id if the design was made in this
 * account, or the new id if an earlier import added it.
 */
async function findDesign(
  { ctx, userId }: DesignImport,
  wanted: readonly string[],
): Promise<string | undefined> {
  const { rows } = await ctx.db.pool.query<{ id: string }>(
    "select id from generation_jobs where user_id = $1 and id = any($2::uuid[]) limit 1",
    [userId, wanted],
  );
  return rows[0]?.id;
}

/** Returns the design without the pictures that this account does not have. */
function withOwnPictures(design: ArchivedDesign, ids: NewIds): ArchivedDesign {
  return mapPictures(design, (url) => {
    const id = uploadIdOf(url);
    return id && ids.hasPicture(id) ? url : null;
  });
}
