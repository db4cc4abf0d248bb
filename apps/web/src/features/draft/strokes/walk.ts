/** A place in STROKE_SPACE units. */
export interface Place {
  x: number;
  y: number;
}

/**
 * Walks along a line of points and answers the places it passes, one every `step`, the first point included. It may be
 * fed bit by bit: the places are the same, so a stroke being drawn looks as it will when it is done.
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
