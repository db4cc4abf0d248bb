import type { DesignSettings, NailGuide, NailSettings } from "@lacquer/contracts";
import { useCallback, useMemo } from "react";
import {
  changeSettings,
  settingsOf,
  useOnlyThisNail,
  useSelectedNail,
  useTab,
} from "../draft/index.ts";
import type { DraftTab } from "../tabs/index.ts";

/** The target of the pickers: the whole design, or one nail of it. */
export interface Design {
  tab: DraftTab;
  settings: DesignSettings;
  change: (patch: NailSettings) => void;
  /** The chosen nail, if there is one. */
  nail: { index: number; guide: NailGuide } | null;
  /** True when changes go to the chosen nail alone. */
  onlyNail: boolean;
}

export function useDesign(tabId: string): Design | null {
  const tab = useTab(tabId);
  const selected = useSelectedNail(tabId);
  const wanted = useOnlyThisNail();
  const change = useCallback((patch: NailSettings) => changeSettings(tabId, patch), [tabId]);
  const guide = selected === null ? undefined : tab?.nails[selected];
  const nail = guide && selected !== null ? { index: selected, guide } : null;
  const onlyNail = wanted && nail !== null;
  const whole = tab?.designSettings;
  const settings = useMemo(
    () => (onlyNail && guide && whole ? settingsOf(guide, whole) : whole),
    [onlyNail, guide, whole],
  );
  return tab && settings ? { tab, settings, change, nail, onlyNail } : null;
}
