import type { TipLine } from "@lacquer/craft";
import type { DraftTab } from "../../tabs/index.ts";
import { nailPng } from "../upright-nail.ts";
import { decalPictures, decalsOn } from "./printed-decals.ts";
import { tipName } from "./tip-name.ts";
import { type TipPaper, tipsPdf } from "./tips-pdf.ts";

/** The width of a nail in pixels: 300 dots an inch for the widest tip. */
const WIDE = 220;

/** Returns the PDF with the tips' outlines and, as decals, their pictures. */
export async function saveTips(
  tab: DraftTab,
  lines: readonly TipLine[],
  paper: TipPaper,
): Promise<Blob> {
  const pictures = await decalPictures(lines);
  const tips = [];
  for (const line of lines)
    tips.push({
      line,
      name: tipName(line),
      picture: await nailPng(tab, line, WIDE),
      decals: decalsOn(line, pictures),
    });
  const bytes = await tipsPdf(tab.name, tips, paper);
  return new Blob([new Uint8Array(bytes)], { type: "application/pdf" });
}
