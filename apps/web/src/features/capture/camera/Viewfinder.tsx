import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import {
  Flashlight,
  FlashlightOff,
  ArrowLeftRight,
  Grid3x3,
  Hand,
  SwitchCamera,
} from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { i18n } from "../../../platform/messages.ts";
import { needsHttps } from "../../../platform/secure-context.ts";
import { HAND_BOX, HAND_PATH } from "../../../ui/hand-path.ts";
import { useFilePicker } from "../../uploads/index.ts";
import type { Concern } from "./frame-quality.ts";
import { type Camera, type CameraState, takePicture, useCamera } from "./use-camera.ts";
import { useConcern } from "./use-concern.ts";
import styles from "./viewfinder.module.css";

const SENTENCE: Record<CameraState, MessageDescriptor> = {
  starting: msg`The camera is starting.`,
  live: msg`Place your hand inside the outline, fingers apart, with light from the side.`,
  refused: msg`This page is not allowed to use the camera. Allow it in the address bar, or choose a photo instead.`,
  missing: msg`No camera could be opened on this device.`,
};

const CONCERNS: Record<Concern, MessageDescriptor> = {
  dark: msg`It is dark. More light shows the nails better.`,
  glare: msg`Parts are too bright to show any detail. Turn the hand or the lamp a little.`,
  blur: msg`It looks blurred. Hold still, or go a little further away.`,
};

/** The guide lines over the camera picture that help to place the hand. */
interface Guides {
  grid: boolean;
  outline: boolean;
  /** True for a right hand; the outline is drawn as a left hand and mirrored. */
  right: boolean;
}

/**
 * A viewfinder inside the page, because a phone may unload the page while its own camera app is open. The viewfinder
 * points out a fault in the picture, but the user can take the photo anyway.
 */
export function Viewfinder({ onPhoto }: { onPhoto: (blob: Blob) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(video);
  const { state } = camera;
  const concern = useConcern(video, state === "live");
  const [guides, setGuides] = useState<Guides>({ grid: false, outline: true, right: false });
  const [fault, setFault] = useState<string | null>(null);
  const picker = useFilePicker(onPhoto, "environment");
  const works = state === "starting" || state === "live";
  const take = () =>
    video.current &&
    void takePicture(video.current).then(onPhoto, () =>
      setFault(t`The camera did not return a picture. Try once more.`),
    );
  return (
    <div className={styles.viewfinder}>
      <div className={styles.finder} data-live={state === "live"}>
        <video ref={video} playsInline muted data-mirrored={camera.isMirrored} />
        <Overlay {...guides} size={camera.size} />
      </div>
      <p id="camera-sentence" className={styles.sentence} role="status">
        {fault ??
          (state === "missing" ? needsHttps(t`The camera`) : null) ??
          i18n._(concern ? CONCERNS[concern] : SENTENCE[state])}
      </p>
      {works ? (
        <div className={styles.controls}>
          <Tools camera={camera} guides={guides} onGuides={setGuides} />
          <button
            type="button"
            className={styles.shutter}
            aria-label={t`Take the photo`}
            disabled={state !== "live"}
            onClick={take}
          />
        </div>
      ) : (
        <button type="button" className={styles.instead} onClick={picker.open}>
          {t`Take or choose a photo instead`}
        </button>
      )}
      {picker.input}
    </div>
  );
}

function Overlay({ grid, outline, right, size }: Guides & Pick<Camera, "size">) {
  if (!size) return null;
  const { width, height } = size;
  return (
    <svg className={styles.overlay} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {outline && (
        <svg
          y={height * 0.05}
          width={width}
          height={height * 0.95}
          viewBox={`0 0 ${HAND_BOX.width + HAND_BOX.left} ${HAND_BOX.height}`}
        >
          <path
            className={styles.outline}
            d={HAND_PATH}
            transform={right ? `matrix(-1 0 0 1 ${HAND_BOX.width + HAND_BOX.left} 0)` : undefined}
          />
        </svg>
      )}
      {grid && <path className={styles.grid} d={thirds(size)} />}
    </svg>
  );
}

/** The path of the rule-of-thirds grid: two lines in each direction. */
const thirds = ({ width, height }: { width: number; height: number }): string =>
  [1 / 3, 2 / 3].map((at) => `M${width * at} 0V${height}M0 ${height * at}H${width}`).join("");

interface ToolsProps {
  camera: Camera;
  guides: Guides;
  onGuides: (guides: Guides) => void;
}

function Tools({ camera, guides, onGuides }: ToolsProps) {
  const { flip, torch, switchTorch } = camera;
  return (
    <div className={styles.tools} role="group" aria-label={t`Camera`}>
      <Tool
        name={t`Outline`}
        icon={<Hand className="icon" aria-hidden />}
        pressed={guides.outline}
        onPress={() => onGuides({ ...guides, outline: !guides.outline })}
      />
      <Tool
        name={t`Right hand`}
        icon={<ArrowLeftRight className="icon" aria-hidden />}
        pressed={guides.right}
        onPress={() => onGuides({ ...guides, right: !guides.right, outline: true })}
      />
      <Tool
        name={t`Grid`}
        icon={<Grid3x3 className="icon" aria-hidden />}
        pressed={guides.grid}
        onPress={() => onGuides({ ...guides, grid: !guides.grid })}
      />
      {torch !== null && (
        <Tool
          name={t({ message: "Light", context: "camera", comment: "the torch of the phone" })}
          icon={
            torch ? (
              <Flashlight className="icon" aria-hidden />
            ) : (
              <FlashlightOff className="icon" aria-hidden />
            )
          }
          pressed={torch}
          onPress={switchTorch}
        />
      )}
      {flip && (
        <Tool
          name={t({ message: "Turn", context: "camera", comment: "to the other camera" })}
          icon={<SwitchCamera className="icon" aria-hidden />}
          onPress={flip}
        />
      )}
    </div>
  );
}

interface ToolProps {
  name: string;
  icon: ReactNode;
  /** Set only for a toggle button: true if it is on. */
  pressed?: boolean;
  onPress: () => void;
}

function Tool({ name, icon, pressed, onPress }: ToolProps) {
  return (
    <button type="button" className={styles.tool} aria-pressed={pressed} onClick={onPress}>
      {icon}
      <span>{name}</span>
    </button>
  );
}
