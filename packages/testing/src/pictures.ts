import type { NailGuide } from "@lacquer/contracts";
import sharp from "sharp";

const WIDTH = 480;
const HEIGHT = 640;

/** The fingers of the drawn hand: for each finger, its centre and its top in pixels, and its angle in degrees. */
const FINGERS = [
  { finger: "thumb", x: 130, top: 330, angle: -25 },
  { finger: "index", x: 165, top: 130, angle: -6 },
  { finger: "middle", x: 245, top: 90, angle: 0 },
  { finger: "ring", x: 322, top: 120, angle: 5 },
  { finger: "little", x: 395, top: 210, angle: 12 },
] as const;

/** Draws a hand in skin colours on a plain ground, as an SVG that sharp can read. */
function handSvg(): string {
  const fingers = FINGERS.map(
    ({ x, top, angle }) =>
      `<g transform="rotate(${angle} ${x} ${top + 200})"><rect x="${x - 32}" y="${top}" width="64" height="420" rx="32" fill="#e0ac8c"/>` +
      `<rect x="${x - 19}" y="${top + 8}" width="38" height="52" rx="17" fill="#f2cfc0"/></g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#d8dde2"/>${fingers.join("")}
    <rect x="120" y="420" width="310" height="260" rx="90" fill="#d9a383"/></svg>`;
}

/** Returns a picture of a hand that looks like a photo. `scale` enlarges it, for tests that need slow work. */
export function handPhoto(scale = 1): Promise<Buffer> {
  return sharp(Buffer.from(handSvg()))
    .resize(WIDTH * scale)
    .jpeg({ quality: 88 })
    .toBuffer();
}

/** Returns `handPhoto` stored on its side. Its EXIF tags say how to turn it and where it was taken. */
export async function taggedPhoto(): Promise<Buffer> {
  return sharp(
    await sharp(await handPhoto())
      .rotate(-90)
      .toBuffer(),
  )
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: "Canary Camera", Copyright: "canary-exif" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "51/1 30/1 3230/100",
        GPSLongitudeRef: "W",
        GPSLongitude: "0/1 7/1 4366/100",
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>canary-xmp</rdf></x:xmpmeta>')
    .jpeg()
    .toBuffer();
}

/** Returns a small picture of one colour, for tests that need just any image. */
export function plainPicture(
  format: "png" | "jpeg" | "webp" | "gif" | "tiff" = "png",
): Promise<Buffer> {
  const picture = sharp({ create: { width: 48, height: 48, channels: 3, background: "#c0392b" } });
  return picture.toFormat(format).toBuffer();
}

/** Returns a PNG of a few kilobytes that would decode to more than 40 megapixels. */
export function hugePixels(): Promise<Buffer> {
  return sharp({
    create: { width: 8000, height: 6500, channels: 3, background: "#ffffff" },
    limitInputPixels: false,
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Returns guides on the nails of `handPhoto`, one for each finger. */
export function handGuides(): NailGuide[] {
  return FINGERS.map(({ finger, x, top, angle }) => {
    const turn = (angle * Math.PI) / 180;
    const [dx, dy] = [0, top + 60 - (top + 200)];
    return {
      finger,
      x: (x + dx * Math.cos(turn) - dy * Math.sin(turn)) / WIDTH,
      y: (top + 200 + dx * Math.sin(turn) + dy * Math.cos(turn)) / HEIGHT,
      angle,
      width: 38 / WIDTH,
      length: 52 / WIDTH,
    };
  });
}
