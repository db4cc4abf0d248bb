import type { NailGuide } from "@lacquer/contracts";
import { naturalOutline } from "@lacquer/nail-detection";
import type { Size } from "../view/geometry.ts";
import type { Rect } from "../view/viewport.ts";
import styles from "./proposal-layer.module.css";

interface Props {
  nails: readonly NailGuide[];
  rect: Rect;
  stage: Size;
}

/** The proposed nails. Their outlines are dashed, because these nails are not part of the design yet. */
export function ProposalLayer({ nails, rect, stage }: Props) {
  return (
    <svg
      className={styles.layer}
      width={stage.width}
      height={stage.height}
      aria-hidden="true"
      data-proposal
    >
      {nails.map((nail) => {
        const points = naturalOutline(nail, rect).map(
          ([x, y]) => `${(rect.left + x).toFixed(1)} ${(rect.top + y).toFixed(1)}`,
        );
        return <path key={`${nail.x} ${nail.y}`} d={`M${points.join("L")}Z`} />;
      })}
    </svg>
  );
}
