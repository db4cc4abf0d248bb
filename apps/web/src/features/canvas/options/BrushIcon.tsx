import type { Brush } from "../../tabs/index.ts";

const SPONGE: readonly (readonly [number, number, number])[] = [
  [7, 8, 1.5],
  [12, 6, 1.1],
  [16.5, 9, 1.6],
  [9.5, 12, 1.2],
  [14, 13, 1.7],
  [6.5, 15.5, 1.2],
  [11, 17.5, 1.5],
  [17, 16.5, 1.1],
];

/** An icon of the mark that a brush leaves. */
export function BrushIcon({ brush }: { brush: Brush }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" fill="currentColor" aria-hidden>
      {brush === "liner" && (
        <path d="M3.5 18.500C8 9 13.5 18 20.8 5.2 17 16.5 9.5 13 5 19.600c-.8 1-2 0-1.5-1.100Z" />
      )}
      {brush === "striper" && <rect x="2" y="10.8" width="20" height="2.4" rx="1.2" />}
      {brush === "dots" && (
        <>
          <circle cx="5" cy="12" r="2.6" />
          <circle cx="12" cy="12" r="2.6" />
          <circle cx="19" cy="12" r="2.6" />
        </>
      )}
      {brush === "sponge" &&
        SPONGE.map(([cx, cy, r]) => <circle key={`${cx} ${cy}`} cx={cx} cy={cy} r={r} />)}
    </svg>
  );
}
