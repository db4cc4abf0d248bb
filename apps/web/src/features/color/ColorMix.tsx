import { t } from "@lingui/core/macro";
import { useState } from "react";
import { ChromaPlane } from "./ChromaPlane.tsx";
import { ColorSlider } from "./ColorSlider.tsx";
import { HexField } from "./HexField.tsx";
import { OwnBottles } from "./OwnBottles.tsx";
import { CHROMA_MOST, chromaAt, hexOf, hueTrack, type Oklch, oklchOf, trackOf } from "./oklch.ts";
import { useRecent } from "./recent.ts";
import styles from "./color.module.css";

interface Props {
  color: string;
  onChange: (color: string) => void;
}

/**
 * Mixes a colour from lightness, chroma and hue. Colours that no screen can show are left out of the plane and hatched
 * on the sliders.
 */
export function ColorMix({ color, onChange }: Props) {
  // The requested chroma is kept even where a screen cannot show it. If it were reduced there, moving the hue past such
  // a place would lose chroma for good.
  const [wanted, setWanted] = useState(() => oklchOf(color));
  const recent = useRecent();
  const isOwn = hexOf(wanted) === color;
  const mixed = isOwn ? wanted : oklchOf(color, wanted.h);
  const mix = (next: Oklch) => {
    setWanted(next);
    onChange(hexOf(next));
  };
  const { l, h } = mixed;
  const most = chromaAt(l, h);
  const c = Math.min(mixed.c, most);
  return (
    <div className={styles.mix}>
      <ChromaPlane color={{ l, c, h }} onChange={mix} />
      <ColorSlider
        label={t`Lightness`}
        value={l}
        most={1}
        said={t`${{ percent: Math.round(l * 100) }} percent, ${color}`}
        track={trackOf((share) => ({ l: share, c, h }))}
        onChange={(value) => mix({ ...mixed, l: value })}
      />
      <ColorSlider
        label={t`Chroma`}
        value={c}
        most={CHROMA_MOST}
        said={t`${{ chroma: Math.round(c * 1000) }} of at most ${{ most: Math.round(most * 1000) }} here, ${color}`}
        track={trackOf((share) => ({ l, c: share * CHROMA_MOST, h }))}
        onChange={(value) => mix({ ...mixed, c: Math.min(value, most) })}
      />
      <ColorSlider
        label={t`Hue`}
        value={h / 360}
        most={1}
        said={t`${{ degrees: Math.round(h) }} degrees, ${color}`}
        track={hueTrack(mixed)}
        onChange={(value) => mix({ ...mixed, h: value * 360 })}
      />
      <HexField color={color} onChange={onChange} />
      <OwnBottles color={color} onChange={onChange} />
      {recent.length > 0 && (
        <div className={styles.recent} role="group" aria-label={t`Mixed recently`}>
          {recent.map((one) => (
            <button
              key={one}
              type="button"
              className={styles.swatch}
              aria-label={t`Mixed recently, ${one}`}
              title={one}
              style={{ backgroundColor: one }}
              onClick={() => onChange(one)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
