import { create } from "zustand";
import type { Layout } from "../../hooks/use-layout.ts";
import { closePanel, openPanel } from "../address/index.ts";

/** The sheet's heights, the lowest first. */
export const SHEET_HEIGHTS = ["low", "middle", "full"] as const;
export type SheetHeight = (typeof SHEET_HEIGHTS)[number];

interface SheetState {
  height: SheetHeight;
  /** The id of the sheet's open section. */
  section: string;
}

/** The state of the sheet in this window. It is never stored. */
export const useSheet = create<SheetState>(() => ({ height: "low", section: "shape" }));

export const setSheetHeight = (height: SheetHeight): void => useSheet.setState({ height });

/** Shows a section, and raises the sheet if it is lowered. */
export function openSection(section: string): void {
  useSheet.setState(({ height }) => ({ section, height: height === "low" ? "middle" : height }));
}

/** True while a folded or narrow studio shows the results. The results then show the job's state themselves. */
export const useShowsResults = (layout: Layout): boolean =>
  useSheet(
    ({ section, height }) => section === "results" && (layout !== "phone" || height !== "low"),
  );

/**
 * Handles a tap on the photo. The first tap lowers the sheet; further taps switch between the full-screen photo and the
 * studio.
 */
export function tapPhoto(isAlone: boolean): void {
  if (isAlone) return closePanel("look");
  if (useSheet.getState().height === "low") return openPanel("look");
  setSheetHeight("low");
}
