import type { Design } from "@lacquer/contracts";
import { capitalized, nameOf } from "./settings.ts";

const inTitleCase = (words: string) => words.split(" ").map(capitalized).join(" ");

/**
 * Returns the name of an image in the collection. The server names a new image in English, after its shape and finish;
 * that name is shown in the chosen language until the designer gives another one.
 */
export function imageName({
  name,
  designSettings: { nailShape, finish },
}: Pick<Design, "name" | "designSettings">): string {
  const ofFinish = finish === "cateye" ? "cat-eye" : finish;
  const first = `${inTitleCase(nailShape.replaceAll("-", " "))}, ${ofFinish}`;
  return name === first ? `${capitalized(nameOf(nailShape))}, ${nameOf(finish)}` : name;
}
