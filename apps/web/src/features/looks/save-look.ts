import { LOOK_NAME_MAX, type Look } from "@lacquer/contracts";
import { failureOf } from "../../api/errors.ts";
import { saveBlob } from "../../platform/share-files.ts";
import { toast } from "../../ui/toast.ts";
import { useTabsStore } from "../tabs/index.ts";
import { lookOf } from "./look.ts";
import { mapLookPictures } from "./look-pictures.ts";
import { lookFile } from "./look-shape.ts";
import { dataUrl, thumbnailOf } from "./look-thumbnail.ts";
import { paintLook } from "./paint-look.ts";

const FILE_WIDTH = 400;

/** Returns the look as the text of a file. Its fields are in the order of the documentation. */
export const writeLook = (look: Look): string =>
  `${JSON.stringify(lookFile.parse(look), null, 2)}\n`;

/** Returns a file name that every system accepts. */
export const fileNameOf = (name: string): string =>
  `${
    name
      .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
      .replaceAll(/^-+|-+$/g, "")
      .toLowerCase() || "look"
  }.look.json`;

/** Saves the open design's look as a file, with small copies of its pictures. */
export async function saveLook(): Promise<void> {
  const { activeId, tabs } = useTabsStore.getState();
  const tab = tabs.find(({ id }) => id === activeId);
  if (!tab) return;
  try {
    const small = await mapLookPictures(lookOf(tab), thumbnailOf);
    const skin = tab.designSettings.hand?.skin;
    const canvas = await paintLook(small, { width: FILE_WIDTH, ...(skin && { skin }) });
    const picture = dataUrl(canvas, "image/jpeg");
    const name = tab.name.trim().slice(0, LOOK_NAME_MAX) || "Look";
    const text = writeLook({ ...small, name, ...(picture && { picture }) });
    saveBlob(new Blob([text], { type: "application/json" }), fileNameOf(name));
    toast(`${name} is saved as a file`, {
      description: "Drop this file onto a studio, in any account, to use the look there.",
    });
  } catch (error) {
    toast.error("The look could not be saved", { description: failureOf(error).message });
  }
}
