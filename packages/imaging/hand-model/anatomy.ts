import type { Finger } from "@lacquer/contracts";

/** A point of the hand in centimetres: x towards the thumb, y towards the fingertips, z up from the table. */
export type Place = readonly [x: number, y: number, z: number];

/**
 * The position along a tube as a share of its length, and half the tube's width and half its height there, in
 * centimetres.
 */
export type Girth = readonly [at: number, width: number, height: number];

/**
 * A bent tube with an elliptic cross-section, rounded at both ends. Fingers, bones of the palm and the forearm are
 * tubes.
 */
export interface Tube {
  /** The points through which the tube's middle line runs as a smooth curve. */
  line: readonly Place[];
  girths: readonly Girth[];
  /** The length of the rounded part beyond start and end, in centimetres. */
  ends: readonly [number, number];
}

/** A finger with its nail and creases. Positions along the finger are in centimetres from its knuckle. */
export interface FingerShape extends Tube {
  finger: Finger;
  /** The positions of the joints with creases: two, but only one on the thumb. */
  joints: readonly number[];
  nail: NailShape;
}

/**
 * A natural nail in centimetres. `from` is the position of its cuticle along the finger, and `shift` is its distance
 * from the finger's middle line.
 */
export interface NailShape {
  from: number;
  length: number;
  width: number;
  shift: number;
}

/** A rounded mass of the palm: an ellipsoid, rotated in the plane of the table. */
export interface Mass {
  at: Place;
  radii: Place;
  /** The rotation in degrees clockwise. */
  turn: number;
  /** The softness of the transition to the rest of the hand, in centimetres. */
  soft: number;
}

export interface Anatomy {
  fingers: readonly FingerShape[];
  palm: readonly Tube[];
  masses: readonly Mass[];
  /** Lines over the back of the hand that are raised by tendons and by veins. */
  tendons: readonly (readonly Place[])[];
  veins: readonly (readonly Place[])[];
}

interface FingerPlan {
  finger: Finger;
  knuckle: Place;
  /** The angle at the knuckle, in degrees clockwise from straight up. */
  direction: number;
  /** The additional angle at each joint, in degrees clockwise. */
  bend: number;
  /** The lengths of the three bones, up to the end of the fingertip. */
  bones: readonly [number, number, number];
  /** The heights of the finger's middle line at the knuckle, at the joints and at the tip. */
  heights: readonly [number, number, number, number];
  /** Half of the finger's width at the middle joint. All other widths are computed from this value. */
  width: number;
  nail: { width: number; length: number; shift: number };
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function step(from: Place, direction: number, length: number, z: number): Place {
  const turn = radians(direction);
  return [from[0] + Math.sin(turn) * length, from[1] + Math.cos(turn) * length, z];
}

/** The length of a fingertip's flesh beyond the nail bed. */
const PULP = 0.12;

function fingerOf(plan: FingerPlan): FingerShape {
  const { bones, heights, width: w, direction, bend } = plan;
  const [first, second, third] = bones;
  const total = first + second + third;
  const cap = w * 0.92;
  const a = step(plan.knuckle, direction, first, heights[1]);
  const b = step(a, direction + bend, second, heights[2]);
  const c = step(b, direction + bend * 1.7, third - cap, heights[3]);
  const end = total - cap;
  const at = (length: number): number => length / end;
  return {
    finger: plan.finger,
    line: [plan.knuckle, a, b, c],
    ends: [0.6, cap],
    joints: [first, first + second],
    girths: [
      [0, w * 1.1, w * 1.06],
      [at(first * 0.62), w * 0.955, w * 0.94],
      [at(first), w * 1, w * 0.97],
      [at(first + second * 0.52), w * 0.875, w * 0.85],
      [at(first + second), w * 0.865, w * 0.8],
      [at(first + second + third * 0.4), w * 0.8, w * 0.7],
      [1, w * 0.715, w * 0.56],
    ],
    nail: {
      from: total - PULP - plan.nail.length,
      ...plan.nail,
    },
  };
}

export interface Pose {
  /** The directions of the index, middle, ring and little finger and, last, of the thumb, in degrees clockwise. */
  spread: readonly [number, number, number, number, number];
  /** The additional bend at each joint of the same five fingers, in the plane of the table, in degrees. */
  bend: readonly [number, number, number, number, number];
}

function fingersOf({ spread, bend }: Pose): FingerShape[] {
  return [
    fingerOf({
      finger: "index",
      knuckle: [1.99, 7.32, 1.52],
      direction: spread[0],
      bend: bend[0],
      bones: [4.25, 2.55, 2.25],
      heights: [1.52, 1.5, 1.0, 0.62],
      width: 0.775,
      nail: { width: 0.91, length: 1.3, shift: 0.012 },
    }),
    fingerOf({
      finger: "middle",
      knuckle: [0.48, 7.71, 1.62],
      direction: spread[1],
      bend: bend[1],
      bones: [4.8, 2.95, 2.35],
      heights: [1.62, 1.62, 1.06, 0.62],
      width: 0.785,
      nail: { width: 0.94, length: 1.36, shift: 0.003 },
    }),
    fingerOf({
      finger: "ring",
      knuckle: [-1.01, 7.27, 1.55],
      direction: spread[2],
      bend: bend[2],
      bones: [4.45, 2.8, 2.3],
      heights: [1.55, 1.52, 1.02, 0.6],
      width: 0.735,
      nail: { width: 0.88, length: 1.3, shift: -0.009 },
    }),
    fingerOf({
      finger: "little",
      knuckle: [-2.29, 6.35, 1.3],
      direction: spread[3],
      bend: bend[3],
      bones: [3.6, 2.05, 1.95],
      heights: [1.3, 1.25, 0.88, 0.55],
      width: 0.625,
      nail: { width: 0.72, length: 1.06, shift: -0.014 },
    }),
  ];
}

function thumbOf({ spread, bend }: Pose): FingerShape {
  const w = 0.86;
  const cap = w * 0.95;
  const direction = spread[4];
  const root: Place = [1.3, 0.95, 1.2];
  const knuckle = step(root, direction + 7, 4.55, 1.3);
  const a = step(knuckle, direction, 3.1, 1.02);
  const b = step(a, direction - bend[4], 2.75 - cap, 0.7);
  const whole = 4.55 + 3.1 + 2.75;
  const end = whole - cap;
  return {
    finger: "thumb",
    line: [root, knuckle, a, b],
    ends: [0.8, cap],
    joints: [7.65],
    girths: [
      [0, 1.15, 1.1],
      [2.2 / end, 1.28, 1.1],
      [4.55 / end, w * 1.14, w * 1.0],
      [6.1 / end, w * 0.94, w * 0.86],
      [7.65 / end, w * 0.985, w * 0.86],
      [8.6 / end, w * 0.96, w * 0.76],
      [1, w * 0.8, w * 0.56],
    ],
    nail: { from: whole - 0.15 - 1.42, length: 1.42, width: 1.16, shift: 0.055 },
  };
}

const PALM: readonly Tube[] = [
  // The bones of the palm, little finger first.
  {
    line: [
      [-1.17, 0.58, 1.15],
      [-1.79, 3.3, 1.25],
      [-2.24, 6.35, 1.22],
    ],
    girths: [
      [0, 0.92, 1.0],
      [0.5, 1.0, 0.98],
      [1, 0.88, 0.78],
    ],
    ends: [0.8, 0.6],
  },
  {
    line: [
      [-0.66, 0.58, 1.35],
      [-0.83, 3.88, 1.58],
      [-1.01, 7.27, 1.5],
    ],
    girths: [
      [0, 1.05, 1.1],
      [0.5, 1.12, 1.0],
      [1, 0.96, 0.82],
    ],
    ends: [0.8, 0.6],
  },
  {
    line: [
      [0.08, 0.58, 1.45],
      [0.31, 3.88, 1.72],
      [0.48, 7.71, 1.58],
    ],
    girths: [
      [0, 1.05, 1.15],
      [0.5, 1.12, 1.02],
      [1, 1.0, 0.86],
    ],
    ends: [0.8, 0.6],
  },
  {
    line: [
      [0.74, 0.58, 1.4],
      [1.4, 3.88, 1.62],
      [1.99, 7.32, 1.48],
    ],
    girths: [
      [0, 1.05, 1.1],
      [0.5, 1.15, 1.0],
      [1, 0.97, 0.84],
    ],
    ends: [0.8, 0.6],
  },
  // The forearm.
  {
    line: [
      [-0.55, -13, 2.2],
      [-0.4, -5, 1.95],
      [-0.25, -0.6, 1.55],
      [-0.2, 1.6, 1.4],
    ],
    girths: [
      [0, 3.4, 2.5],
      [0.5, 2.5, 1.9],
      [0.8, 2.08, 1.48],
      [1, 1.9, 1.2],
    ],
    ends: [1, 0.8],
  },
];

/** The skin between two neighbouring fingers. */
function web(a: FingerShape, b: FingerShape, reach: number): Mass {
  const [from, to] = [placeOn(a, reach), placeOn(b, reach)];
  return {
    at: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 - 1.05, 1.1],
    radii: [Math.hypot(to[0] - from[0], to[1] - from[1]) / 2 + 0.2, 1.05, 0.7],
    turn: 0,
    soft: 0.75,
  };
}

function placeOn(tube: Tube, length: number): Place {
  const [a, b] = [tube.line[0] ?? [0, 0, 0], tube.line[1] ?? [0, 0, 0]];
  const t = length / Math.hypot(b[0] - a[0], b[1] - a[1]);
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

/** A left hand that lies on a table, seen from above. Lengths and girths are those of a slender adult hand. */
export function anatomyOf(pose: Pose): Anatomy {
  const [index, middle, ring, little] = fingersOf(pose) as [
    FingerShape,
    FingerShape,
    FingerShape,
    FingerShape,
  ];
  const thumb = thumbOf(pose);
  const knuckles = [index, middle, ring, little].map(({ line }): Mass => {
    const [x, y, z] = line[0] ?? [0, 0, 0];
    return { at: [x, y + 0.05, z + 0.17], radii: [0.7, 0.8, 0.66], turn: 0, soft: 0.6 };
  });
  return {
    fingers: [thumb, index, middle, ring, little],
    palm: PALM,
    masses: [
      ...knuckles,
      web(index, middle, 2.35),
      web(middle, ring, 2.35),
      web(ring, little, 2.1),
      // The web of the thumb, and the bone at the outer side of the wrist.
      { at: [2.6, 4.1, 1.05], radii: [1.5, 1.75, 0.66], turn: 22, soft: 0.9 },
      { at: [-1.45, -1.2, 2.3], radii: [0.55, 0.8, 0.45], turn: 0, soft: 0.7 },
    ],
    tendons: [index, middle, ring, little].map(({ line }, i) => {
      const [x, y, z] = line[0] ?? [0, 0, 0];
      return [
        [x, y - 0.4, z],
        [x * 0.72 - 0.02 * i, y * 0.55, z],
        [x * 0.3 - 0.1, 0.6, z],
      ];
    }),
    veins: [
      [
        [-1.75, 6.3, 0],
        [-1.55, 4.6, 0],
        [-0.6, 3.2, 0],
        [-0.4, 1.2, 0],
      ],
      [
        [1.35, 6.2, 0],
        [0.9, 4.9, 0],
        [-0.6, 3.2, 0],
      ],
      [
        [3.2, 3.4, 0],
        [1.9, 2.9, 0],
        [1.3, 1.2, 0],
        [1.1, -1.2, 0],
      ],
    ],
  };
}
