import { partOf } from "../../platform/parts.ts";
import { openDesign } from "./apply-look.ts";

const savePart = partOf(() => import("./save-look.ts"));
const openPart = partOf(() => import("./open-look.ts"));

// A part that cannot be loaded is reported by the studio itself, so nothing more is said here.

/** Saves the open design's look as a file. */
export const saveLook = (): void =>
  void savePart.load().then(
    (part) => part.saveLook(),
    () => undefined,
  );

/** Reads a look file and puts it on a design: by default the one that is open now, whatever is open when it is read. */
export const openLook = (file: File, tabId = openDesign()): void =>
  void openPart.load().then(
    (part) => part.openLook(file, tabId),
    () => undefined,
  );
