import { useActions } from "../actions/index.ts";
import { openPanel } from "../address/index.ts";
import { useTab } from "../draft/index.ts";

/** Offers the ways to add a photo in the command palette. */
export function useCaptureActions(tabId: string): void {
  const hasPhoto = Boolean(useTab(tabId)?.originalImage);
  useActions("capture", [
    {
      id: "camera",
      label: "Take a photo",
      group: "Tools",
      words: "camera webcam picture hand",
      run: () => openPanel("camera"),
    },
    {
      id: "phone",
      label: "Take a photo with your phone",
      group: "Tools",
      words: "camera qr code scan mobile",
      run: () => openPanel("phone"),
    },
    {
      id: "crop",
      label: "Crop and straighten the photo",
      group: "Tools",
      words: "cut rotate turn trim",
      isOff: !hasPhoto,
      run: () => openPanel("crop"),
    },
  ]);
}
