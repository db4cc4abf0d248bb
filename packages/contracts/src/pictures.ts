import type { UploadKind } from "./vocabulary.ts";

interface NailWithPictures {
  design?:
    | {
        drawingImageUrl?: string | null | undefined;
        referenceImageUrl?: string | null | undefined;
        placed?: readonly { imageUrl?: string | undefined }[] | undefined;
      }
    | undefined;
}

/** Any form of a design that names its pictures: the body of a new job, before or after parsing, or a stored job. */
export interface DesignWithPictures<Nail extends NailWithPictures = NailWithPictures> {
  originalImage?: string | null | undefined;
  drawingImageUrl?: string | null | undefined;
  selectedDesignImages?: readonly string[] | undefined;
  nails?: readonly Nail[] | undefined;
}

/** One picture of a design, and the picture's role in the design. */
export interface DesignPicture {
  url: string;
  kind: UploadKind;
}

/**
 * A design's pictures, each replaced by the value that `place` returned for it. A nail's own pictures are listed with
 * its guide.
 */
export interface PlacedPictures<Nail, Picture> {
  photo: Picture | null;
  drawing: Picture | null;
  references: Picture[];
  nails: PlacedNail<Nail, Picture>[];
}

interface PlacedNail<Nail, Picture> {
  guide: Nail;
  drawing: Picture | null;
  reference: Picture | null;
  /** The decals, in the order of the things on the nail; null for a thing without a picture. */
  decals: (Picture | null)[];
}

/**
 * Visits all pictures of a design and of its nails, and replaces each by the value that `place` returns. All code that
 * needs a design's pictures must use this function.
 */
export function placePictures<Nail extends NailWithPictures, Picture>(
  design: DesignWithPictures<Nail>,
  place: (url: string, kind: UploadKind) => Picture,
): PlacedPictures<Nail, Picture> {
  const optional = (url: string | null | undefined, kind: UploadKind) =>
    url ? place(url, kind) : null;
  return {
    photo: optional(design.originalImage, "photo"),
    drawing: optional(design.drawingImageUrl, "drawing"),
    references: (design.selectedDesignImages ?? []).map((url) => place(url, "reference")),
    nails: (design.nails ?? []).map((guide) => ({
      guide,
      drawing: optional(guide.design?.drawingImageUrl, "drawing"),
      reference: optional(guide.design?.referenceImageUrl, "reference"),
      // Decals are stored as drawings, because only drawings keep their transparency.
      decals: (guide.design?.placed ?? []).map(({ imageUrl }) => optional(imageUrl, "drawing")),
    })),
  };
}

/** Returns every picture that a design names. A picture that is named twice is listed twice. */
export function picturesOf(design: DesignWithPictures): DesignPicture[] {
  const found: DesignPicture[] = [];
  placePictures(design, (url, kind) => found.push({ url, kind }));
  return found;
}

/** Returns the different pictures that the decals on these nails show. */
export function decalPictures(nails: readonly NailWithPictures[]): Set<string> {
  return new Set(
    nails.flatMap(({ design }) => (design?.placed ?? []).flatMap(({ imageUrl }) => imageUrl ?? [])),
  );
}

/**
 * Returns the design with a new url for each picture. If `urlFor` returns null, the picture is removed. If the picture
 * belongs to a decal, the decal is removed too.
 */
export function mapPictures<Design extends DesignWithPictures>(
  design: Design,
  urlFor: (url: string, kind: UploadKind) => string | null,
): Design {
  const { photo, drawing, references, nails } = placePictures(design, urlFor);
  return {
    ...design,
    ...(design.originalImage && { originalImage: photo }),
    ...(design.drawingImageUrl && { drawingImageUrl: drawing }),
    ...(design.selectedDesignImages && {
      selectedDesignImages: references.filter((url) => url !== null),
    }),
    ...(design.nails && { nails: nails.map(withPictures) }),
  };
}

function withPictures<Nail extends NailWithPictures>(nail: PlacedNail<Nail, string | null>): Nail {
  const { guide, drawing, reference, decals } = nail;
  const { design } = guide;
  if (!design) return guide;
  return {
    ...guide,
    design: {
      ...design,
      ...(design.drawingImageUrl && { drawingImageUrl: drawing }),
      ...(design.referenceImageUrl && { referenceImageUrl: reference }),
      ...(design.placed && {
        placed: design.placed.flatMap((thing, i) => {
          if (thing.imageUrl === undefined) return thing;
          const imageUrl = decals[i];
          return imageUrl ? { ...thing, imageUrl } : [];
        }),
      }),
    },
  };
}
