import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { FINGERS, type Finger } from "@lacquer/contracts";
import type { Mask, MaskedNail } from "./masks.ts";

/** What a person says about one nail of a photo; see `labels/README.md`. */
export interface NailLabel {
  /** The middle of the nail's mask, in fractions of the photo. */
  x: number;
  y: number;
  /** Where the tip points, in degrees clockwise from up. */
  direction: number;
  /** Undefined if the photo does not show which finger it is. */
  finger?: Finger;
  /** True if the mask shows several nails as one. */
  isMaskBad: boolean;
}

/** What a person says about one photo. */
export interface PhotoLabels {
  /** The skin tone on the Monk scale, 1–10. */
  monk: number;
  nails: NailLabel[];
}

export interface Labels {
  /** The labels of each labelled photo. The key is the hash of the photo's file. */
  photos: Map<string, PhotoLabels>;
  /** The scene of each known photo. The key is the hash of the photo's file. */
  scenes: Map<string, string>;
}

const FOLDER = path.join(import.meta.dirname, "labels");

/** Returns the name of a photo in the labels and in training: the start of its file's hash. */
export async function hashOf(file: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex")
    .slice(0, 16);
}

async function rowsOf(file: string): Promise<Record<string, string>[]> {
  const [head = "", ...lines] = (await readFile(file, "utf8")).trimEnd().split("\n");
  const columns = head.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    if (cells.length !== columns.length) throw new Error(`${file} has a broken line: ${line}`);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
  });
}

/** Reads the labels of a folder. */
export async function readLabels(folder = FOLDER): Promise<Labels> {
  const photos = new Map<string, PhotoLabels>();
  for (const row of await rowsOf(path.join(folder, "nails.tsv"))) {
    const photo = row["photo"] ?? "";
    const known = photos.get(photo) ?? { monk: Number(row["monk"]), nails: [] };
    const finger = FINGERS.find((name) => name === row["finger"]);
    known.nails.push({
      x: Number(row["x"]),
      y: Number(row["y"]),
      direction: Number(row["direction"]),
      ...(finger && { finger }),
      isMaskBad: (row["flags"] ?? "").split(",").includes("bad-mask"),
    });
    photos.set(photo, known);
  }
  const scenes = (await rowsOf(path.join(folder, "scenes.tsv"))).map((row): [string, string] => [
    row["photo"] ?? "",
    row["scene"] ?? "",
  ]);
  return { photos, scenes: new Map(scenes) };
}

/** Returns the label of a mask's nail: the nearest one that lies within half the nail's width. */
export function labelOf(
  nail: MaskedNail,
  mask: Pick<Mask, "width" | "height">,
  labels: PhotoLabels | undefined,
): NailLabel | undefined {
  const apart = ({ x, y }: NailLabel) =>
    Math.hypot(x - nail.middle.x, ((y - nail.middle.y) * mask.height) / mask.width);
  const nearest = labels?.nails.toSorted((a, b) => apart(a) - apart(b))[0];
  return nearest && apart(nearest) < nail.place.width / 2 ? nearest : undefined;
}
