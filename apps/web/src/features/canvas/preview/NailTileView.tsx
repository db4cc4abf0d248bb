import type { DesignSettings, InfluenceWeights, NailGuide } from "@lacquer/contracts";
import { type Light, type NailSurroundings, renderNail } from "@lacquer/nails";
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
  index,
  count,
  design,
  around,
  reference,
}: {
  guide: NailGuide;
  /** Which of how many nails this is: its chance marks and its share of the references follow from that. */
  index: number;
  count: number;
  design: PreviewDesign;
  /** What the photo's light is like at this nail. */
  around: NailSurroundings | undefined;
  /** Its own reference as a data URI, where it has one. */
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
  // As a part of the page it is painted within the frame. With a picture in it, it has to be a picture itself, some
  // frames later: that one stays until the next is decoded, where a part of the page would flicker.
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
