import { type BottleFields, bottleFields, BOTTLES_MAX } from "@lacquer/contracts";
import { z } from "zod";
import { listBottles, putBottles } from "../../bottles/index.ts";
import type { ServiceContext } from "../../context.ts";
import type { TarFile } from "../read-tar.ts";
import type { ImportReport } from "./import-report.ts";
import { parsed, shapedAs, textOf } from "./json-file.ts";

const SHELF_BYTES_MAX = 2 * 1024 * 1024;

/** A line of shelf.json also has an id and a time, which are ignored. */
const archivedBottle = z.object(bottleFields.shape);

const keyOf = ({ maker, code, name }: BottleFields) => JSON.stringify([maker, code, name]);

/** Imports the bottles that are not on the shelf yet. Bottles that are already on the shelf stay unchanged. */
export async function importShelf(
  into: { ctx: ServiceContext; userId: number; report: ImportReport },
  file: TarFile,
): Promise<void> {
  const { ctx, userId, report } = into;
  const lines = parsed(await textOf(file, SHELF_BYTES_MAX), z.array(z.unknown()).max(BOTTLES_MAX));
  const known = new Set((await listBottles(ctx, userId)).map(keyOf));
  const bottles: BottleFields[] = [];
  for (const [at, line] of lines.entries()) {
    try {
      const bottle = shapedAs(line, archivedBottle);
      if (known.has(keyOf(bottle))) report.count("bottles", "alreadyThere");
      else bottles.push(bottle);
    } catch (error) {
      report.refuse(`${file.name}, ${at + 1}`, error);
    }
  }
  if (bottles.length === 0) return;
  const put = await putBottles(ctx, userId, bottles);
  for (const _ of put) report.count("bottles", "added");
}
