import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState } from "react";
import styles from "./bottles.module.css";
import { SpotHandle } from "./SpotHandle.tsx";
import { type Pixels, type Spot, swatchColor, type SwatchFault } from "./swatch-color.ts";

/**
 * The maximum length of the photo's longer side, in pixels. A larger photo is scaled down, because the patches need no
 * more pixels.
 */
const SIDE_MOST = 1_024;

const faultWords = (): Record<SwatchFault, string> => ({
  clipped: t`The white paper is too bright for reading the colour. Take the photo with less light, or move the ring.`,
  dark: t`The white paper is too dark for reading the colour. Take the photo with more light, or move the ring.`,
});

interface Spots {
  paper: Spot;
  polish: Spot;
}
const FIRST: Spots = { paper: { x: 0.25, y: 0.5 }, polish: { x: 0.7, y: 0.5 } };

/** Reads a bottle's colour from a photo that shows its swatch beside white paper. The photo stays in this browser. */
export function SwatchPhoto({ onColor }: { onColor: (color: string) => void }) {
  const [photo, setPhoto] = useState<ImageBitmap | null>(null);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => () => photo?.close(), [photo]);

  async function open(file: File) {
    try {
      const { width, height } = await sizeOf(file);
      const scale = Math.min(1, SIDE_MOST / Math.max(width, height));
      const resizeWidth = Math.max(1, Math.round(width * scale));
      setPhoto(await createImageBitmap(file, { resizeWidth, resizeQuality: "medium" }));
      setBroken(false);
    } catch {
      setBroken(true);
    }
  }

  return (
    <div className={styles.photo}>
      <label className={`button button-small ${styles.pick}`}>
        <span>{photo ? t`Another photo` : t`Colour from a photo`}</span>
        <input
          className="visually-hidden"
          type="file"
          accept="image/*"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            currentTarget.value = "";
            if (file) void open(file);
          }}
        />
      </label>
      {isBroken && (
        <p className="field-problem" role="alert">
          {t`This browser cannot read that picture. Choose a JPEG or PNG.`}
        </p>
      )}
      {photo && <Spotted photo={photo} onColor={onColor} />}
    </div>
  );
}

async function sizeOf(file: File): Promise<{ width: number; height: number }> {
  const whole = await createImageBitmap(file);
  const size = { width: whole.width, height: whole.height };
  whole.close();
  return size;
}

/** Shows the photo with its two rings, and the colour that is read at the rings. */
function Spotted({ photo, onColor }: { photo: ImageBitmap; onColor: (color: string) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pixels, setPixels] = useState<Pixels | null>(null);
  const [spots, setSpots] = useState(FIRST);
  const [fault, setFault] = useState<SwatchFault | null>(null);

  useEffect(() => {
    const context = canvas.current?.getContext("2d", { willReadFrequently: true });
    if (!context) return;
    context.canvas.width = photo.width;
    context.canvas.height = photo.height;
    context.drawImage(photo, 0, 0);
    setPixels(context.getImageData(0, 0, photo.width, photo.height));
  }, [photo]);

  function move(moved: Partial<Spots>) {
    const next = { ...spots, ...moved };
    setSpots(next);
    if (!pixels) return;
    const read = swatchColor(pixels, next);
    setFault("fault" in read ? read.fault : null);
    if ("color" in read) onColor(read.color);
  }

  return (
    <>
      <div className={styles.spotted}>
        <canvas ref={canvas} role="img" aria-label={t`The photo of the swatch`} />
        <SpotHandle label={t`White paper`} spot={spots.paper} onMove={(paper) => move({ paper })} />
        <SpotHandle
          label={t({ message: "Polish", comment: "The nail polish, not the language." })}
          spot={spots.polish}
          onMove={(polish) => move({ polish })}
        />
      </div>
      <p className={styles.soft}>
        {t`Lay one ring on white paper and the other on the polish. The photo is not sent anywhere.`}
      </p>
      <p className="field-problem" role="status">
        {fault && faultWords()[fault]}
      </p>
    </>
  );
}
