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

/** What the pickers change: the whole design, or one of its nails. */
export interface Design {
  tab: DraftTab;
  settings: DesignSettings;
  change: (patch: NailSettings) => void;
  /** The selected nail, or null. */
  nail: { index: number; guide: NailGuide } | null;
  /** True if changes apply only to the selected nail. */
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
