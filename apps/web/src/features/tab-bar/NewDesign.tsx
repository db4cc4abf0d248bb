import { Plus } from "lucide-react";
import { toast } from "sonner";
import { useTabsStore } from "../tabs/index.ts";
import styles from "./tab-bar.module.css";

/** Opens an empty design, and offers the photo and guides of the design that was open. */
export function NewDesign() {
  function add() {
    const { tabs, activeId, addTab, copyPhoto } = useTabsStore.getState();
    const before = tabs.find((tab) => tab.id === activeId);
    const id = addTab();
    if (!before?.originalImage) return;
    toast("Same hand?", {
      description: `Takes the photo and nails from ${before.name}, but not its colours.`,
      duration: 9_000,
      action: { label: "Use its photo", onClick: () => copyPhoto(before.id, id) },
    });
  }

  return (
    <button
      className={`icon-button ${styles.barNew}`}
      type="button"
      aria-label="New design"
      title="New design"
      onClick={add}
    >
      <Plus className="icon" aria-hidden />
    </button>
  );
}
