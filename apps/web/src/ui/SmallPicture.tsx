import { parseFileUrl, THUMBNAIL_WIDTHS } from "@lacquer/contracts";
import { Picture } from "./Picture.tsx";

interface SmallPictureProps {
  url: string;
  /** Its width on the screen, as the `sizes` of an image. */
  sizes: string;
}

/** A small picture, as a thumbnail when the server makes one. It is decorative: the text beside it says the same. */
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
