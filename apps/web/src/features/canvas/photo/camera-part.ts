import { shownPart } from "../../../ui/opened-part.tsx";

export const CameraPart = shownPart(() =>
  import("./CameraDialog.tsx").then(({ CameraDialog }) => CameraDialog),
);
