import { z } from "zod";

// A backup is a tar file. `lacquer.json` describes the backup. `database/<table>/<n>.copy` are rows as Postgres's COPY
// writes them. `pictures/<key>.<type>` are the store's objects. `manifest.json` comes last and proves that the file is
// complete.

export const HEADER = "lacquer.json";
export const MANIFEST = "manifest.json";
const FORMAT = 1;

export const header = z.object({
  format: z.literal(FORMAT),
  version: z.string(),
  createdAt: z.string(),
  postgres: z.string(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
});
export type Header = z.output<typeof header>;

export const manifest = z.object({
  /** The number of rows of each table. */
  rows: z.record(z.string(), z.number().int()),
  sequences: z.record(z.string(), z.string().regex(/^-?\d+$/)),
  pictures: z.number().int(),
  /** The SHA-256 of every earlier entry, by the entry's name. */
  sha256: z.record(z.string(), z.string()),
});
export type Manifest = z.output<typeof manifest>;

export function newHeader(rest: Omit<Header, "format" | "createdAt">): Header {
  return { format: FORMAT, createdAt: new Date().toISOString(), ...rest };
}

const ENDINGS: Record<string, string> = { jpg: "image/jpeg", png: "image/png", webp: "image/webp" };

export function pictureName(key: string, contentType: string): string | undefined {
  const ending = Object.entries(ENDINGS).find(([, type]) => type === contentType)?.[0];
  return ending && `pictures/${key}.${ending}`;
}

export function readPictureName(name: string): { key: string; contentType: string } | undefined {
  const found = /^pictures\/(.+)\.([a-z]+)$/.exec(name);
  const contentType = ENDINGS[found?.[2] ?? ""];
  return found?.[1] && contentType ? { key: found[1], contentType } : undefined;
}

export function partName(table: string, part: number): string {
  return `database/${table}/${String(part).padStart(6, "0")}.copy`;
}

export function tableOfPart(name: string): string | undefined {
  return /^database\/([^/]+)\/\d+\.copy$/.exec(name)?.[1];
}
