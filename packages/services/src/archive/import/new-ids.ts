import { createHash } from "node:crypto";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The ids that the archive's pictures and designs have in this account. */
export interface NewIds {
  addPicture(archived: string, id: string): void;
  addDesign(archived: string, id: string): void;
  hasPicture(id: string): boolean;
  /** Returns the id that a design of the archive has in this account; undefined if the design was not imported. */
  designOf(archived: string): string | undefined;
  /** Returns a text of the archive with the new ids in place of the archived ones. */
  rewrite(text: string): string;
}

export function createNewIds(): NewIds {
  const [pictures, designs] = [new Map<string, string>(), new Map<string, string>()];
  const ownPictures = new Set<string>();
  return {
    addPicture(archived, id) {
      pictures.set(archived, id);
      ownPictures.add(id);
    },
    addDesign: (archived, id) => void designs.set(archived, id),
    hasPicture: (id) => ownPictures.has(id),
    designOf: (archived) => designs.get(archived),
    rewrite: (text) => text.replaceAll(UUID, (id) => pictures.get(id) ?? designs.get(id) ?? id),
  };
}

/**
 * Returns the id that a design of an archive gets in this account. The same design always gets the same id here, so
 * that it is recognised when the archive is imported again. No design of another account can get this id.
 */
export function designIdFor(userId: number, archived: string): string {
  const hash = createHash("sha256").update(`lacquer-archive ${userId} ${archived}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
