import { t } from "@lingui/core/macro";
import { useActions } from "../actions/index.ts";
import { openPanel } from "../address/index.ts";
import { useTab } from "../draft/index.ts";

/** Offers the ways to add a photo in the command palette. */
export function useCaptureActions(tabId: string): void {
  const hasPhoto = Boolean(useTab(tabId)?.originalImage);
  useActions("capture", [
    {
      id: "camera",
      label: t`Take a photo`,
      group: "Tools",
      words: t({ message: "camera webcam picture hand", comment: "search words" }),
      run: () => openPanel("camera"),
    },
    {
      id: "phone",
      label: t`Take a photo with your phone`,
      group: "Tools",
      words: t({ message: "camera qr code scan mobile", comment: "search words" }),
      run: () => openPanel("phone"),
    },
    {
      id: "crop",
      label: t`Crop and straighten the photo`,
      group: "Tools",
      words: t({ message: "cut rotate turn trim", comment: "search words" }),
      isOff: !hasPhoto,
      run: () => openPanel("crop"),
    },
  ]);
}
