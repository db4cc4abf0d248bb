import { partOf } from "../../platform/parts.ts";

const savePart = partOf(() => import("./save-look.ts"));
const openPart = partOf(() => import("./open-look.ts"));

// A part that cannot be loaded is reported by the studio itself, so nothing more is said here.

/** Saves the open design's look as a file. */
export const saveLook = (): void =>
  void savePart.load().then(
    (part) => part.saveLook(),
    () => undefined,
  );

/** Reads a look file and puts it on the open design. */
export const openLook = (file: File): void =>
  void openPart.load().then(
    (part) => part.openLook(file),
    () => undefined,
  );
