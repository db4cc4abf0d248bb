import type { Import } from "@lacquer/contracts";
import { plural, t } from "@lingui/core/macro";
import { number } from "../../ui/format.ts";

/** Says what an import brought in, in one or two sentences. */
export function importWords({ pictures, designs, bottles, boards, withoutImages }: Import): string {
  const kinds = [
    {
      ...designs,
      words: plural({ count: designs.added }, { one: "# design", other: "# designs" }),
    },
    {
      ...pictures,
      words: plural({ count: pictures.added }, { one: "# picture", other: "# pictures" }),
    },
    {
      ...bottles,
      words: plural({ count: bottles.added }, { one: "# bottle", other: "# bottles" }),
    },
    { ...boards, words: plural({ count: boards.added }, { one: "# board", other: "# boards" }) },
  ];
  const added = kinds.filter((kind) => kind.added > 0);
  const list = added.map(({ words }) => words).join(", ");
  const known = kinds.reduce((sum, { alreadyThere }) => sum + alreadyThere, 0);
  const sentences = [added.length > 0 ? t`Added: ${list}.` : t`Nothing new was in it.`];
  if (known > 0) sentences.push(t`Already here: ${{ count: number(known) }}.`);
  if (withoutImages > 0)
    sentences.push(
      plural(withoutImages, {
        one: "Left out: # design without an image.",
        other: "Left out: # designs without an image.",
      }),
    );
  return sentences.join(" ");
}
