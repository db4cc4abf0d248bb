import { t } from "@lingui/core/macro";
import { LOOK_FILE_MAX, LOOK_NAME_MAX, type Look } from "@lacquer/contracts";
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

/**
 * Returns the look as the text of a file, or null if the look is too large for a file. The fields are in the order of
 * the documentation. If the text is too large with indentation, it is written without.
 */
export function writeLook(look: Look): string | null {
  const { data, error } = lookFile.safeParse(look);
  if (error?.issues.every(({ code }) => code === "too_big")) return null;
  if (error) throw error;
  const texts = [2, 0].map((indent) => `${JSON.stringify(data, null, indent)}\n`);
  return texts.find(({ length }) => length <= LOOK_FILE_MAX) ?? null;
}

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
    const name =
      tab.name.trim().slice(0, LOOK_NAME_MAX) ||
      t({ message: "Look", comment: "The name of a look without a name." });
    const text = writeLook({ ...small, name, ...(picture && { picture }) });
    if (text === null)
      return toast.error(t`${name} is too large for a look file`, {
        description: t`Nothing was saved. Use fewer or shorter strokes to make the look smaller.`,
      });
    saveBlob(new Blob([text], { type: "application/json" }), fileNameOf(name));
    toast(t`${name} is saved as a file`, {
      description: t`Drop this file onto a studio, in any account, to use the look there.`,
    });
  } catch (error) {
    toast.error(t`The look could not be saved`, { description: failureOf(error).message });
  }
}
