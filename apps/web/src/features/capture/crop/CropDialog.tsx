import { plural, t } from "@lingui/core/macro";
import { RotateCcw, RotateCw } from "lucide-react";
import { Dialog } from "radix-ui";
import { useId, useState } from "react";
import { decimal } from "../../../ui/format.ts";
import { useOverlayFocus } from "../../../ui/overlay-focus.ts";
import { Segmented } from "../../../ui/Segmented.tsx";
import { closePanel } from "../../address/index.ts";
import { useTab } from "../../draft/index.ts";
import type { DraftPhoto, DraftTab } from "../../tabs/index.ts";
import type { Aspect } from "./crop-box.ts";
import { cropPhoto } from "./crop-photo.ts";
import { CropStage } from "./CropStage.tsx";
import { movedWork } from "./moved-work.ts";
import { useCrop } from "./use-crop.ts";
import styles from "./crop.module.css";

const close = () => closePanel("crop");

/** Crops and straightens the design's photo, together with its nails and drawing. */
export function CropDialog({ tabId }: { tabId: string }) {
  const tab = useTab(tabId);
  const focus = useOverlayFocus();
  // A link or a reload may open this dialog for a design without a photo.
  if (!tab?.originalImage) return null;
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Content className={styles.dialog} {...focus} aria-describedby={undefined}>
          <Dialog.Title className={styles.title}>{t`Crop and straighten`}</Dialog.Title>
          <CropPhoto
            key={`${tab.originalImage.width} ${tab.originalImage.height}`}
            tab={tab}
            photo={tab.originalImage}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const aspects = (): { value: Aspect; label: string; name?: string }[] => [
  { value: "free", label: t({ message: "Free", comment: "any shape of the photo" }) },
  { value: "4:5", label: "4:5", name: t`4 to 5` },
  { value: "1:1", label: "1:1", name: t`1 to 1` },
];

function CropPhoto({ tab, photo }: { tab: DraftTab; photo: DraftPhoto }) {
  const { crop, aspect, degrees, isWhole, ...change } = useCrop(photo);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  async function apply() {
    setBusy(true);
    try {
      await cropPhoto(tab.id, photo, crop);
      close();
    } catch {
      setBusy(false);
      setFault(t`The photo could not be read just now. Try again in a moment.`);
    }
  }
  return (
    <>
      <CropStage
        {...{ photo, crop }}
        nails={tab.nails}
        onMove={change.move}
        onResize={change.resize}
      />
      <p className={styles.words} role="status">
        {fault ?? leftOut(tab, movedWork(tab, crop, photo))}
      </p>
      <div className={styles.controls}>
        <Segmented
          label={t`Shape of the photo`}
          value={aspect}
          options={aspects()}
          onChange={change.chooseAspect}
        />
        <Angle degrees={degrees} onChange={change.straighten} />
        <div className={styles.turns}>
          <button
            type="button"
            className="icon-button"
            data-again
            aria-label={t`Turn left`}
            title={t`Turn left`}
            onClick={() => change.turn(-1)}
          >
            <RotateCcw className="icon" aria-hidden />
          </button>
          <button
            type="button"
            className="icon-button"
            data-again
            aria-label={t`Turn right`}
            title={t`Turn right`}
            onClick={() => change.turn(1)}
          >
            <RotateCw className="icon" aria-hidden />
          </button>
        </div>
      </div>
      <div className={styles.foot}>
        <button
          type="button"
          className="button button-quiet"
          disabled={isWhole}
          onClick={change.reset}
        >
          {t`Whole photo`}
        </button>
        <span className={styles.gap} />
        <Dialog.Close className="button">{t`Cancel`}</Dialog.Close>
        <button
          type="button"
          className={`button ${styles.apply}`}
          disabled={isWhole || isBusy}
          onClick={() => void apply()}
        >
          {t`Crop`}
        </button>
      </div>
    </>
  );
}

/** The slider for the angle. Arrow keys change it by half a degree. */
function Angle({ degrees, onChange }: { degrees: number; onChange: (degrees: number) => void }) {
  const id = useId();
  return (
    <div className={styles.angle}>
      <label htmlFor={id}>{t`Straighten`}</label>
      <input
        id={id}
        type="range"
        min={-45}
        max={45}
        step={0.5}
        value={degrees}
        aria-valuetext={t`${degrees} degrees`}
        onDoubleClick={() => onChange(0)}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
      <output htmlFor={id} className="tabular" translate="no">
        {`${decimal(degrees, 1)}°`}
      </output>
    </div>
  );
}

type Work = Pick<DraftTab, "nails" | "drawing">;

/** Returns a sentence about the nails and strokes that the crop would remove. */
function leftOut(before: Work, after: Work): string {
  const nails = before.nails.length - after.nails.length;
  const strokes = before.drawing.length - after.drawing.length;
  if (nails <= 0 && strokes <= 0) {
    return before.nails.length + before.drawing.length > 0
      ? t`Nails and drawing stay where they are on the hand.`
      : t`Drag the corners, or move the frame. Undo brings the whole photo back.`;
  }
  if (strokes <= 0)
    return plural(nails, {
      one: "# nail lies outside and will be removed. Undo brings it back.",
      other: "# nails lie outside and will be removed. Undo brings them back.",
    });
  if (nails <= 0)
    return plural(strokes, {
      one: "# stroke lies outside and will be removed. Undo brings it back.",
      other: "# strokes lie outside and will be removed. Undo brings them back.",
    });
  const nailCount = plural(nails, { one: "# nail", other: "# nails" });
  const strokeCount = plural(strokes, { one: "# stroke", other: "# strokes" });
  return t`${nailCount} and ${strokeCount} lie outside and will be removed. Undo brings them back.`;
}
