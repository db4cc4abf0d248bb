import type { DesignSettings, InfluenceWeights, NailGuide } from "@lacquer/contracts";
import { type Light, type NailSurroundings, renderNail } from "@lacquer/nails";
import { memo, useMemo } from "react";
import styles from "./preview.module.css";

/** What all nails of a preview share. The photo's size is in pixels. */
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
  index,
  count,
  design,
  around,
  reference,
}: {
  guide: NailGuide;
  /** This nail's place among how many; its random marks and its share of the references follow from it. */
  index: number;
  count: number;
  design: PreviewDesign;
  /** The photo's light at this nail. */
  around: NailSurroundings | undefined;
  /** Its own reference as a data URI, if it has one. */
  reference: string | undefined;
}) {
  const tile = useMemo(() => {
    const { drawing, light, references, ...rest } = design;
    const each = <T,>(item: T): T[] => Array.from({ length: count }, () => item);
    return renderNail(
      {
        ...rest,
        references: [...references],
        imageIndex: 0,
        nails: each({ guide, ...(reference ? { reference } : {}) }),
        ...(drawing ? { drawing } : {}),
        ...(light ? { light: { ...light, nails: around ? each(around) : [] } } : {}),
      },
      index,
    );
  }, [guide, index, count, design, around, reference]);
  if (!tile) return null;
  const style = {
    left: `${(tile.x / design.photoWidth) * 100}%`,
    top: `${(tile.y / design.photoHeight) * 100}%`,
    width: `${(tile.width / design.photoWidth) * 100}%`,
    height: `${(tile.height / design.photoHeight) * 100}%`,
  };
  // As part of the page, a tile is painted within the frame. A tile with a picture in it must itself be a picture,
  // which takes some frames. The old tile stays until the new one is decoded, because a part of the page would
  // flicker.
  if (tile.svg.includes("<image "))
    return (
      <img
        className={styles.tile}
        alt=""
        draggable={false}
        src={`data:image/svg+xml,${encodeURIComponent(tile.svg)}`}
        style={style}
        data-tile
      />
    );
  return (
    <div
      className={styles.tile}
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: tile.svg }}
      style={style}
      data-tile
    />
  );
});
