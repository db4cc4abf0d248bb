import type { NailGuide } from "@lacquer/contracts";
import type { Stroke, StrokePoint } from "../../tabs/index.ts";
import { type Crop, type Size, turned } from "./crop-box.ts";

interface Work {
  nails: NailGuide[];
  drawing: Stroke[];
}

/** How far beside the photo a stroke may go; farther points are drawn nearer. */
const [LEAST, MOST] = [-2, 3];

/** A place of the photo, in fractions of it, in fractions of what is kept. */
export function placeIn({ box, angle }: Crop, photo: Size, [x, y]: [number, number]) {
  const [right, down] = turned((x - 0.5) * photo.width, (y - 0.5) * photo.height, angle);
  return [(right - box.x) / box.width + 0.5, (down - box.y) / box.height + 0.5] as const;
}

const isIn = (fraction: number) => fraction >= 0 && fraction <= 1;

/** Nails and strokes where they belong on the cut photo. Those that lie beside it are left out. */
export function movedWork({ nails, drawing }: Work, crop: Crop, photo: Size): Work {
  const larger = photo.width / crop.box.width;
  const movedNail = (nail: NailGuide): NailGuide[] => {
    const [x, y] = placeIn(crop, photo, [nail.x, nail.y]);
    const [width, length] = [nail.width * larger, nail.length * larger];
    if (!isIn(x) || !isIn(y) || width > 1 || length > 1.5) return [];
    return [{ ...nail, x, y, width, length, angle: upright(nail.angle + crop.angle) }];
  };
  const movedStroke = (stroke: Stroke): Stroke[] => {
    const points = stroke.points.map(([x, y, pressure]): StrokePoint => {
      const [right, down] = placeIn(crop, photo, [x, y]);
      return [right, down, pressure];
    });
    const size = Math.min(1, stroke.size * larger);
    if (!touches(points, size)) return [];
    const near = (at: number) => Math.min(Math.max(at, LEAST), MOST);
    return [
      { ...stroke, size, points: points.map(([x, y, pressure]) => [near(x), near(y), pressure]) },
    ];
  };
  return { nails: nails.flatMap(movedNail), drawing: drawing.flatMap(movedStroke) };
}

/** Between -180 and 180 degrees. */
const upright = (angle: number) => ((((angle + 180) % 360) + 360) % 360) - 180;

/** Whether the box about a stroke reaches into the picture. */
function touches(points: StrokePoint[], size: number): boolean {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return (
    Math.min(...xs) - size <= 1 &&
    Math.max(...xs) + size >= 0 &&
    Math.min(...ys) - size <= 1 &&
    Math.max(...ys) + size >= 0
  );
}
