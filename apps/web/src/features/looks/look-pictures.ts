import type { Look } from "@lacquer/contracts";

/** What a picture of a look is for. A decal keeps its transparency. */
export type LookPictureKind = "reference" | "decal";

const pictures = ({ references, nails }: Look): [string, LookPictureKind][] => [
  ...references.map(({ picture }): [string, LookPictureKind] => [picture, "reference"]),
  ...nails.flatMap(({ placed = [], referenceImageUrl }): [string, LookPictureKind][] => [
    ...(referenceImageUrl ? [[referenceImageUrl, "reference"] as [string, LookPictureKind]] : []),
    ...placed.flatMap(({ imageUrl }): [string, LookPictureKind][] =>
      imageUrl ? [[imageUrl, "decal"]] : [],
    ),
  ]),
];

/**
 * Returns the look with each picture replaced by what `read` returns for it. Each different picture is read only once.
 */
export async function mapLookPictures(
  look: Look,
  read: (picture: string, kind: LookPictureKind) => Promise<string>,
): Promise<Look> {
  const wanted = new Map(
    pictures(look).map(([picture, kind]) => [`${kind} ${picture}`, { picture, kind }]),
  );
  const made = new Map(
    await Promise.all(
      [...wanted].map(
        async ([key, { picture, kind }]) => [key, await read(picture, kind)] as const,
      ),
    ),
  );
  const of = (picture: string, kind: LookPictureKind) => made.get(`${kind} ${picture}`) ?? picture;
  return {
    ...look,
    references: look.references.map((one) => ({ ...one, picture: of(one.picture, "reference") })),
    nails: look.nails.map((nail) => ({
      ...nail,
      ...(nail.referenceImageUrl && {
        referenceImageUrl: of(nail.referenceImageUrl, "reference"),
      }),
      ...(nail.placed && {
        placed: nail.placed.map((thing) =>
          thing.imageUrl ? { ...thing, imageUrl: of(thing.imageUrl, "decal") } : thing,
        ),
      }),
    })),
  };
}
