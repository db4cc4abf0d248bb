import type { DesignSettings, InfluenceWeights, NailGuide } from "@lacquer/contracts";
import { type Light, type NailSurroundings, renderNails } from "@lacquer/nails";
import { memo, useMemo } from "react";
import styles from "./preview.module.css";

/** What all nails of a preview share. Photo size in pixels. */
export interface PreviewDesign {
  photoWidth: number;
  photoHeight: number;
  settings: DesignSettings;
  weights: InfluenceWeights;
  prompt: string;
  seed: string;
  references: readonly string[];
  drawing: string | null;
  light: Light | undefined;
}

/** One nail, painted again only when it or the design changes. */
export const NailTileView = memo(function NailTileView({
  guide,
  design,
  around,
}: {
  guide: NailGuide;
  design: PreviewDesign;
  /** What the photo's light is like at this nail. */
  around: NailSurroundings | undefined;
}) {
  const tile = useMemo(() => {
    const { drawing, light, references, ...rest } = design;
    return renderNails({
      ...rest,
      references: [...references],
      imageIndex: 0,
      nails: [{ guide }],
      ...(drawing ? { drawing } : {}),
      ...(light ? { light: { ...light, nails: around ? [around] : [] } } : {}),
    })[0];
  }, [guide, design, around]);
  if (!tile) return null;
  return (
    <img
      className={styles.tile}
      alt=""
      draggable={false}
      src={`data:image/svg+xml,${encodeURIComponent(tile.svg)}`}
      style={{
        left: `${(tile.x / design.photoWidth) * 100}%`,
        top: `${(tile.y / design.photoHeight) * 100}%`,
        width: `${(tile.width / design.photoWidth) * 100}%`,
        height: `${(tile.height / design.photoHeight) * 100}%`,
      }}
    />
  );
});
