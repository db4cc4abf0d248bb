import { shownPart } from "../../ui/OpenedPart.tsx";
import { closePanel, useOpenPanel } from "../address/index.ts";
import { startUpload } from "../draft/index.ts";
import { useCaptureActions } from "./use-capture-actions.ts";

const CameraPart = shownPart(() =>
  import("./camera/CameraDialog.tsx").then(({ CameraDialog }) => CameraDialog),
);
const PhonePart = shownPart(() =>
  import("./phone/PhoneDialog.tsx").then(({ PhoneDialog }) => PhoneDialog),
);
const CropPart = shownPart(() =>
  import("./crop/CropDialog.tsx").then(({ CropDialog }) => CropDialog),
);

/** The panels that add a photo to the design, or crop its photo. */
export function Capture({ tabId }: { tabId: string }) {
  const { panel } = useOpenPanel();
  useCaptureActions(tabId);
  if (panel === "camera")
    return (
      <CameraPart
        onPhoto={(blob) => void startUpload(tabId, blob)}
        onClose={() => closePanel("camera")}
      />
    );
  if (panel === "phone") return <PhonePart key={tabId} tabId={tabId} />;
  if (panel === "crop") return <CropPart key={tabId} tabId={tabId} />;
  return null;
}
