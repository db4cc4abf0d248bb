import { parseFileUrl, THUMBNAIL_WIDTHS } from "@lacquer/contracts";
import { Picture } from "./Picture.tsx";

interface SmallPictureProps {
  url: string;
  /** The picture's width on the screen, in the format of an image's `sizes` attribute. */
  sizes: string;
}

/**
 * A small picture; a thumbnail if the server makes one. It is decorative, because the text beside it gives the same
 * information.
 */
export function SmallPicture({ url, sizes }: SmallPictureProps) {
  const small = (width: number) => `${url}?w=${width}`;
  const source = hasThumbnails(url)
    ? {
        src: small(THUMBNAIL_WIDTHS[0]),
        srcSet: THUMBNAIL_WIDTHS.map((width) => `${small(width)} ${width}w`).join(", "),
        sizes,
      }
    : { src: url };
  return <Picture {...source} alt="" loading="lazy" decoding="async" />;
}

function hasThumbnails(url: string): boolean {
  const kind = parseFileUrl(url)?.kind;
  return kind === "upload" || kind === "result";
}
