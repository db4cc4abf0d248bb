import { FINGERS, type Finger, HANDS, type Hand, type NailGuide } from "@lacquer/contracts";
import { ArrowUpDown, Trash2 } from "lucide-react";
import { changeNail, removeNail, setFinger } from "../actions/nail-actions.ts";
import { turnNail } from "../actions/turn-nails.ts";
import styles from "./bar.module.css";

/** Lets the designer choose the selected nail's finger, turn the nail round, and remove it. */
export function NailBar({ tabId, nail, index }: { tabId: string; nail: NailGuide; index: number }) {
  const setHand = (value: string) => {
    const { hand: _before, ...rest } = nail;
    changeNail(tabId, index, value === "" ? rest : { ...rest, hand: value as Hand });
  };
  return (
    <div
      className={`${styles.bar} ${styles.row}`}
      data-floating
      role="group"
      aria-label="Chosen nail"
    >
      <select
        aria-label="Hand"
        className={styles.select}
        value={nail.hand ?? ""}
        onChange={({ currentTarget }) => setHand(currentTarget.value)}
      >
        <option value="">either hand</option>
        {HANDS.map((hand) => (
          <option key={hand} value={hand}>
            {`${hand} hand`}
          </option>
        ))}
      </select>
      <select
        aria-label="Finger"
        className={styles.select}
        value={nail.fingerUnknown ? "" : nail.finger}
        onChange={({ currentTarget }) => setFinger(tabId, index, currentTarget.value as Finger)}
      >
        {nail.fingerUnknown && <option value="">which finger?</option>}
        {FINGERS.map((finger) => (
          <option key={finger} value={finger}>
            {finger}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={styles.barIcon}
        aria-label="Turn this nail round"
        title="Turn this nail round (R)"
        onClick={() => turnNail(tabId, index)}
      >
        <ArrowUpDown className="icon" aria-hidden />
      </button>
      <button
        type="button"
        className={styles.barIcon}
        aria-label="Remove this nail"
        title="Remove this nail (Delete)"
        onClick={() => removeNail(tabId, index)}
      >
        <Trash2 className="icon" aria-hidden />
      </button>
    </div>
  );
}
