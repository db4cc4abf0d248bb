import { t } from "@lingui/core/macro";
import type { DesignSettings, InfluenceWeights, NailGuide } from "@lacquer/contracts";
import {
  type Light,
  type NailDesign,
  type NailSurroundings,
  type Picture,
  renderNail,
  tileBoundsOf,
} from "@lacquer/nails";
import { memo, useLayoutEffect, useMemo, useRef } from "react";
import { toast } from "../../../ui/toast.ts";
import { paintSoon } from "./paint-queue.ts";
import styles from "./preview.module.css";

/** The values that all nails of a preview share. The photo's size is in painted pixels. */
export interface PreviewDesign {
  photoWidth: number;
  photoHeight: number;
  settings: DesignSettings;
  weights: InfluenceWeights;
  prompt: string;
  seed: string;
  references: readonly Picture[];
  drawing: Picture | null;
  light: Light | undefined;
}

interface Props {
  guide: NailGuide;
  /**
   * This nail's index among `count` nails. The index and the count decide the nail's random marks and its share of the
   * references.
   */
  index: number;
  count: number;
  design: PreviewDesign;
  /** The photo's light around this nail. */
  around: NailSurroundings | undefined;
  /** The nail's own reference, if it has one. */
  reference: Picture | undefined;
  /** The loaded pictures of the nail's decals, by url. */
  decals: ReadonlyMap<string, Picture>;
  /** True if the nail is painted within the current frame; false if it may wait until there is time. */
  isUrgent: boolean;
}

function designOf({
  guide,
  count,
  design,
  around,
  reference,
  decals,
}: Omit<Props, "isUrgent">): NailDesign {
  const { drawing, light, references, ...rest } = design;
  const each = <T,>(item: T): T[] => Array.from({ length: count }, () => item);
  return {
    ...rest,
    references: [...references],
    imageIndex: 0,
    nails: each({
      guide,
      ...(reference ? { reference } : {}),
      decals: (guide.design?.placed ?? []).map(({ imageUrl }) =>
        imageUrl ? (decals.get(imageUrl) ?? null) : null,
      ),
    }),
    ...(drawing ? { drawing } : {}),
    ...(light ? { light: { ...light, nails: around ? each(around) : [] } } : {}),
  };
}

/**
 * Paints the nail on the canvas, and stores the number of paintings in a data attribute. If the nail cannot be painted,
 * the canvas keeps its last picture, and a message says so. If several nails fail, there is still only one message.
 */
function paint(canvas: HTMLCanvasElement, design: NailDesign, index: number) {
  try {
    draw(canvas, design, index);
  } catch (error) {
    reportError(error);
    toast.error(t`The preview cannot show this change`, {
      id: "preview-failed",
      description: t`Your design is kept, and Generate paints it as usual. Undo brings the preview back.`,
    });
  }
}

function draw(canvas: HTMLCanvasElement, design: NailDesign, index: number) {
  const tile = renderNail(design, index);
  const context = canvas.getContext("2d");
  if (!tile || !context) return;
  if (canvas.width !== tile.width) canvas.width = tile.width;
  if (canvas.height !== tile.height) canvas.height = tile.height;
  context.putImageData(new ImageData(tile.pixels, tile.width, tile.height), 0, 0);
  canvas.dataset["tile"] = String(Number(canvas.dataset["tile"] ?? 0) + 1);
}

/**
 * One nail with exactly the pixels of the finished image. It is painted again only when the nail or the design changes.
 */
export const NailTileView = memo(function NailTileView(props: Props) {
  const { guide, index, count, design, around, reference, decals, isUrgent } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const nail = useMemo(
    () => designOf({ guide, index, count, design, around, reference, decals }),
    [guide, index, count, design, around, reference, decals],
  );
  const shown = useMemo(() => tileBoundsOf(nail, index), [nail, index]);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element || !shown) return;
    if (isUrgent) paint(element, nail, index);
    else return paintSoon(() => paint(element, nail, index));
  }, [nail, index, isUrgent, shown]);
  if (!shown) return null;
  const style = {
    left: `${(shown.x / design.photoWidth) * 100}%`,
    top: `${(shown.y / design.photoHeight) * 100}%`,
    width: `${(shown.width / design.photoWidth) * 100}%`,
    height: `${(shown.height / design.photoHeight) * 100}%`,
  };
  return (
    <canvas ref={canvas} className={styles.tile} aria-hidden="true" style={style} data-tile="0" />
  );
});
