import { Plus } from "lucide-react";
import { openNewDesign } from "./design-actions.ts";

/** Opens an empty design, and offers the photo and guides of the design that was open. */
export function NewDesign() {
  return (
    <button
      className="icon-button"
      type="button"
      aria-label="New design"
      aria-keyshortcuts="T"
      title="New design (T)"
      onClick={openNewDesign}
    >
      <Plus className="icon" aria-hidden />
    </button>
  );
}
