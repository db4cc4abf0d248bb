import { FINGERS, type Finger, HANDS, type Hand, type NailGuide } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { ArrowUpDown, Trash2 } from "lucide-react";
import { fingerName, handName } from "../../names/index.ts";
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
      aria-label={t`Chosen nail`}
    >
      <select
        aria-label={t`Hand`}
        className={styles.select}
        value={nail.hand ?? ""}
        onChange={({ currentTarget }) => setHand(currentTarget.value)}
      >
        <option value="">{t`either hand`}</option>
        {HANDS.map((hand) => (
          <option key={hand} value={hand}>
            {handName(hand)}
          </option>
        ))}
      </select>
      <select
        aria-label={t`Finger`}
        className={styles.select}
        value={nail.fingerUnknown ? "" : nail.finger}
        onChange={({ currentTarget }) => setFinger(tabId, index, currentTarget.value as Finger)}
      >
        {nail.fingerUnknown && <option value="">{t`which finger?`}</option>}
        {FINGERS.map((finger) => (
          <option key={finger} value={finger}>
            {fingerName(finger)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={styles.barIcon}
        aria-label={t`Turn this nail round`}
        title={t`Turn this nail round (R)`}
        onClick={() => turnNail(tabId, index)}
      >
        <ArrowUpDown className="icon" aria-hidden />
      </button>
      <button
        type="button"
        className={styles.barIcon}
        aria-label={t`Remove this nail`}
        title={t`Remove this nail (Delete)`}
        onClick={() => removeNail(tabId, index)}
      >
        <Trash2 className="icon" aria-hidden />
      </button>
    </div>
  );
}
