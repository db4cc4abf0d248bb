import { link, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { BenchServer } from "@lacquer/testing";
import sharp from "sharp";

const SIDE = 320;
/**
 * The number of different pictures. Every design has an address of its own, so the browser decodes the same picture
 * once for each design.
 */
const PICTURES = 24;
/** The number of files that are linked at once. */
const AT_ONCE = 200;

const ADD_IMAGES = `
insert into job_images (job_id, image_index, storage_key, content_type, bytes, width, height)
select job_id, image_index, 'results/' || job_id || '/0', 'image/webp', 40000, 1024, 1024 from designs
returning storage_key as "storageKey"`;

/** A thumbnail with about as much detail as that of a photo, in a hue of its own. */
async function thumbnail(hue: number): Promise<Buffer> {
  const ground = { r: 90 + hue * 5, g: 200 - hue * 6, b: 120 + (hue % 7) * 15 };
  const noise = { type: "gaussian" as const, mean: 128, sigma: 30 };
  const grain = await sharp({
    create: { width: SIDE, height: SIDE, channels: 3, background: ground, noise },
  })
    .blur(1.5)
    .png()
    .toBuffer();
  return sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: ground } })
    .composite([{ input: grain, blend: "soft-light" }])
    .webp({ quality: 82, effort: 0 })
    .toBuffer();
}

/** Gives every design an image, and the thumbnail that the studio stores when the image is first shown. */
export async function addThumbnails({
  db,
  dataDir,
}: Pick<BenchServer, "db" | "dataDir">): Promise<void> {
  const { rows } = await db.pool.query<{ storageKey: string }>(ADD_IMAGES);
  const store = path.join(dataDir, "storage");
  await mkdir(store, { recursive: true });
  const files = await Promise.all(
    Array.from({ length: PICTURES }, async (_, hue) => {
      const file = path.join(store, `bench-${hue}.webp`);
      await writeFile(file, await thumbnail(hue));
      return file;
    }),
  );
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await Promise.all(
      rows.slice(from, from + AT_ONCE).map(async ({ storageKey }, index) => {
        const folder = path.join(store, "thumbnails", storageKey);
        await mkdir(folder, { recursive: true });
        await link(files[index % PICTURES] ?? "", path.join(folder, `w${SIDE}.webp`));
      }),
    );
}
