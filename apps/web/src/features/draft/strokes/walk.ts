/** A point in STROKE_SPACE units. */
export interface Place {
  x: number;
  y: number;
}

/**
 * Returns a function that walks along a line of points and returns a place every `step`, beginning with the first
 * point. The points may arrive in pieces without changing the places, so an unfinished stroke already looks like the
 * finished one.
 */
export function walkAlong(step: number): (point: Place) => Place[] {
  let last: Place | null = null;
  let ahead = 0;
  return (point) => {
    const from = last;
    last = point;
    if (!from) {
      ahead = step;
      return [point];
    }
    const length = Math.hypot(point.x - from.x, point.y - from.y);
    const places: Place[] = [];
    for (; ahead <= length; ahead += step) {
      const share = ahead / length;
      places.push({
        x: from.x + (point.x - from.x) * share,
        y: from.y + (point.y - from.y) * share,
      });
    }
    ahead -= length;
    return places;
  };
}
