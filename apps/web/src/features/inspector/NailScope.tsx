import { Switch } from "radix-ui";
import { useId } from "react";
import { nailName, useToolStore } from "../canvas/index.ts";
import styles from "./inspector.module.css";
import { type Design, resetNail } from "./useDesign.ts";

/** Whether the pickers change the chosen nail alone, and the way back to the design's own look. */
export function NailScope({ design }: { design: Design }) {
  const id = useId();
  const { nail, onlyNail, tab } = design;
  if (!nail) return null;
  const differs = nail.guide.design?.settings !== undefined;
  return (
    <div className={styles.scope}>
      <label htmlFor={id}>
        Only this nail
        <span>
          {onlyNail
            ? `The pickers change the ${nailName(nail.guide).toLowerCase()}.`
            : nailName(nail.guide)}
        </span>
      </label>
      {differs && (
        <button
          type="button"
          className={styles.reset}
          onClick={() => resetNail(tab.id, nail.index)}
        >
          Like the others
        </button>
      )}
      <Switch.Root
        id={id}
        className={styles.switch}
        checked={onlyNail}
        onCheckedChange={(onlyThisNail) => useToolStore.setState({ onlyThisNail })}
      >
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
    </div>
  );
}
