import type { Import } from "@lacquer/contracts";

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** Says what an import brought in, in one or two sentences. */
export function importWords({ pictures, designs, bottles, boards, withoutImages }: Import): string {
  const kinds = [
    { ...designs, one: "design", many: "designs" },
    { ...pictures, one: "picture", many: "pictures" },
    { ...bottles, one: "bottle", many: "bottles" },
    { ...boards, one: "board", many: "boards" },
  ];
  const added = kinds.filter((kind) => kind.added > 0);
  const known = kinds.reduce((sum, { alreadyThere }) => sum + alreadyThere, 0);
  const sentences = [
    added.length > 0
      ? `Added: ${added.map((kind) => counted(kind.added, kind.one, kind.many)).join(", ")}.`
      : "Nothing new was in it.",
  ];
  if (known > 0) sentences.push(`Already here: ${known.toLocaleString("en")}.`);
  if (withoutImages > 0)
    sentences.push(`Left out: ${counted(withoutImages, "design", "designs")} without an image.`);
  return sentences.join(" ");
}
