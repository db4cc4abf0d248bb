/** A range from its lowest to its highest value. */
export interface Range {
  from: number;
  to: number;
}

export const NOTHING: Range = { from: 0, to: 0 };

export const sum = (ranges: readonly Range[]): Range =>
  ranges.reduce((all, { from, to }) => ({ from: all.from + from, to: all.to + to }), NOTHING);

export const scaled = ({ from, to }: Range, by: number): Range => ({
  from: from * by,
  to: to * by,
});

export const around = (middle: number, spread: number): Range => ({
  from: middle * (1 - spread),
  to: middle * (1 + spread),
});
