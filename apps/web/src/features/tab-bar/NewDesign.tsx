import { t } from "@lingui/core/macro";
import { Plus } from "lucide-react";
import { openNewDesign } from "./design-actions.ts";

/**
 * The button that opens an empty design. Afterwards, the studio offers to copy the photo and guides of the previous
 * design.
 */
export function NewDesign() {
  return (
    <button
      className="icon-button"
      type="button"
      aria-label={t`New design`}
      aria-keyshortcuts="T"
      title={t`New design (T)`}
      onClick={openNewDesign}
    >
      <Plus className="icon" aria-hidden />
    </button>
  );
}
