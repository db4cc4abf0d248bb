import { partOf } from "../../platform/parts.ts";
import { useTabsStore } from "../tabs/index.ts";

const savePart = partOf(() => import("./save-look.ts"));
const openPart = partOf(() => import("./open-look.ts"));
const manyPart = partOf(() => import("./many-designs.ts"));

// A part that cannot be loaded is reported by the studio itself, so nothing more is said here.

/** Saves the open design's look as a file. */
export const saveLook = (): void =>
  void savePart.load().then(
    (part) => part.saveLook(),
    () => undefined,
  );

/**
 * Reads a look file and puts its look on a design. By default, this is the design that is open now, even if another one
 * is open when the file has been read.
 */
export const openLook = (file: File, tabId = useTabsStore.getState().activeId): void =>
  void openPart.load().then(
    (part) => part.openLook(file, tabId),
    () => undefined,
  );

/** Puts the open design's look on all other open designs. */
export const sameLookOnAll = (): void =>
  void manyPart.load().then(
    (part) => part.sameLookOnAll(),
    () => undefined,
  );

/** Gives all other open designs the open design's hand. */
export const sameHandForAll = (): void =>
  void manyPart.load().then(
    (part) => part.sameHandForAll(),
    () => undefined,
  );
