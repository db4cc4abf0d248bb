import { shownPart } from "../../../ui/OpenedPart.tsx";

export const CameraPart = shownPart(() =>
  import("./CameraDialog.tsx").then(({ CameraDialog }) => CameraDialog),
);
