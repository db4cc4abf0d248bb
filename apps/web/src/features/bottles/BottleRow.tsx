import { t } from "@lingui/core/macro";
import type { Bottle } from "@lacquer/contracts";
import { Trash2 } from "lucide-react";
import { bottleName } from "../color/index.ts";
import { nameOf } from "../names/index.ts";
import styles from "./bottles.module.css";

interface Props {
  bottle: Bottle;
  isRemoving: boolean;
  onChange: () => void;
  onRemove: () => void;
}

/** One bottle of the shelf. A press opens it in the form. */
export function BottleRow({ bottle, isRemoving, onChange, onRemove }: Props) {
  const { name, maker, code, finish, color } = bottle;
  const full = bottleName(bottle);
  const facts = [[maker, code].filter(Boolean).join(" "), finish && nameOf(finish), color];
  return (
    <li className={styles.bottle}>
      <button className={styles.open} type="button" onClick={onChange}>
        <span className={styles.swatch} style={{ "--polish": color }} aria-hidden />
        <span className={styles.name}>{name}</span>
        <small>{facts.filter(Boolean).join(" · ")}</small>
      </button>
      <button
        className="icon-button"
        type="button"
        aria-label={t`Remove ${full}`}
        disabled={isRemoving}
        onClick={onRemove}
      >
        <Trash2 className="icon" aria-hidden />
      </button>
    </li>
  );
}
