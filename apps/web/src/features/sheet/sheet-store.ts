import { create } from "zustand";
import { closePanel, openPanel } from "../address/index.ts";

/** The sheet's heights, the lowest first. */
export const SHEET_HEIGHTS = ["low", "middle", "full"] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

interface SheetState {
  height: SheetHeight;
  /** The sheet's open section. */
  section: string;
}

/** The sheet of this window; never stored. */
export const useSheet = create<SheetState>(() => ({ height: "low", section: "shape" }));

export const setSheetHeight = (height: SheetHeight): void => useSheet.setState({ height });

/** Shows a section, and raises the sheet for it if it lies low. */
export function openSection(section: string): void {
  useSheet.setState(({ height }) => ({ section, height: height === "low" ? "middle" : height }));
}

/** A tap on the photo: the first lowers the sheet; the next ones switch between the photo alone and the studio. */
export function tapPhoto(isAlone: boolean): void {
  if (isAlone) return closePanel("look");
  if (useSheet.getState().height === "low") return openPanel("look");
  setSheetHeight("low");
}
