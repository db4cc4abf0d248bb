import type { NailGuide } from "@lacquer/contracts";
import { naturalOutline, type ProposedNail } from "@lacquer/nail-detection";
import type { Size } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import styles from "./proposal-layer.module.css";

interface Props {
  nails: readonly NailGuide[];
  doubts: readonly ProposedNail[];
  rect: Rect;
  stage: Size;
}

/**
 * The proposed nails. Their outlines are dashed, because these nails are not part of the design yet. The nail that the
 * current question is about is marked and has an arrow at its tip. The other doubtful nails are faint.
 */
export function ProposalLayer({ nails, doubts, rect, stage }: Props) {
  return (
    <svg
      className={styles.layer}
      width={stage.width}
      height={stage.height}
      aria-hidden="true"
      data-proposal
    >
      {nails.map((nail) => (
        <path key={`${nail.x} ${nail.y}`} d={pathOf(naturalOutline(nail, rect), rect)} />
      ))}
      {doubts.map(({ guide }, index) => (
        <g key={`${guide.x} ${guide.y}`} data-doubt={index === 0 ? "asked" : "waiting"}>
          <path d={pathOf(naturalOutline(guide, rect), rect)} />
          {index === 0 && <path className={styles.arrow} d={pathOf(arrowOf(guide, rect), rect)} />}
        </g>
      ))}
    </svg>
  );
}

function pathOf(points: readonly [number, number][], rect: Rect): string {
  const places = points.map(
    ([x, y]) => `${(rect.left + x).toFixed(1)} ${(rect.top + y).toFixed(1)}`,
  );
  return `M${places.join("L")}Z`;
}

/** Returns a triangle that touches the nail's tip and points away from the nail. */
function arrowOf(guide: NailGuide, { width, height }: Rect): [number, number][] {
  const radians = (guide.angle * Math.PI) / 180;
  const [sin, cos] = [Math.sin(radians), Math.cos(radians)];
  const [long, wide] = [guide.length * width, guide.width * width];
  const at = (along: number, across: number): [number, number] => [
    guide.x * width + along * sin + across * cos,
    guide.y * height - along * cos + across * sin,
  ];
  const foot = long + wide * 0.15;
  return [at(foot, -wide * 0.3), at(foot + wide * 0.5, 0), at(foot, wide * 0.3)];
}
