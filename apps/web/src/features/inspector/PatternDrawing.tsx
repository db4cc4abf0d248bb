import type { Pattern } from "@lacquer/contracts";
import { type ReactNode, useId } from "react";

interface Colors {
  base: string;
  accent: string;
}

const FLOWERS: readonly [x: number, y: number, r: number][] = [
  [9, 13, 2.6],
  [17, 24, 3],
  [9, 33, 2.4],
];

/** A flower with five petals around a centre. */
function Flower({ x, y, r, base, accent }: Colors & { x: number; y: number; r: number }) {
  const petals = [0, 72, 144, 216, 288].map((degrees) => {
    const radians = ((degrees - 90) * Math.PI) / 180;
    return (
      <circle
        key={degrees}
        cx={x + Math.cos(radians) * r}
        cy={y + Math.sin(radians) * r}
        r={r * 0.72}
        fill={accent}
      />
    );
  });
  return (
    <>
      {petals}
      <circle cx={x} cy={y} r={r * 0.5} fill={base} />
    </>
  );
}

function Ombre({ base, accent }: Colors) {
  const id = useId();
  return (
    <>
      <linearGradient id={id} x1="0" x2="0" y1="0" y2="1">
        <stop offset="0.12" stopColor={accent} />
        <stop offset="0.85" stopColor={base} />
      </linearGradient>
      <rect width="26" height="40" fill={`url(#${id})`} />
    </>
  );
}

const SPOTS =
  "M8 10q3 -3 5 0M16 15q3 1 2 4M8 20q-2 3 1 4M14 24q3 -2 4 1M9 31q3 -2 4 1M17 33q-2 3 -4 2M13 16q-2 1 -1 3";

/** A drawing of each pattern in a box of 26 × 40, with the nail's tip at the top. */
const DRAWINGS: Record<Pattern, (colors: Colors) => ReactNode> = {
  solid: () => null,
  french: ({ accent }) => <path d="M0 0H26V13Q13 21 0 13Z" fill={accent} />,
  ombre: (colors) => <Ombre {...colors} />,
  swirl: ({ accent }) => (
    <g fill="none" stroke={accent} strokeWidth="2.6" strokeLinecap="round">
      <path d="M4 36C22 32 2 24 14 19S22 8 9 3" />
      <path d="M14 41C26 34 12 28 22 21" strokeWidth="1.6" />
    </g>
  ),
  marble: ({ accent }) => (
    <g fill="none" stroke={accent}>
      <path d="M2 12L9 17L13 26L21 31L25 38M9 17L17 13L22 6" strokeWidth="1.3" />
      <path d="M2 12L9 17L13 26L21 31L25 38" strokeWidth="5" opacity="0.28" />
      <path d="M13 26L7 31L5 38" strokeWidth="0.8" />
    </g>
  ),
  floral: (colors) => FLOWERS.map(([x, y, r]) => <Flower key={y} x={x} y={y} r={r} {...colors} />),
  geometric: ({ accent }) => (
    <g fill={accent}>
      <path d="M0 40L13 24L26 40Z" opacity="0.9" />
      <path d="M0 6L26 22V18.5L0 2.5Z" />
      <path d="M13 3L17 8L13 13L9 8Z" />
    </g>
  ),
  animal: ({ accent }) => (
    <path d={SPOTS} fill="none" stroke={accent} strokeWidth="2.6" strokeLinecap="round" />
  ),
  dots: ({ accent }) =>
    [7, 14, 21, 28, 35].map((y, row) =>
      [6, 13, 20].map((x) => (
        <circle key={`${x} ${y}`} cx={x + (row % 2 === 0 ? 0 : 3.5)} cy={y} r="1.5" fill={accent} />
      )),
    ),
};

/** One pattern, drawn flat so that it is easy to recognise. */
export function PatternDrawing({ pattern, base, accent }: Colors & { pattern: Pattern }) {
  return (
    <>
      <rect width="26" height="40" fill={base} />
      {DRAWINGS[pattern]({ base, accent })}
    </>
  );
}
