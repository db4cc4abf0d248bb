import { t } from "@lingui/core/macro";
import { Copy, FlipHorizontal2, type LucideIcon, Plus, Trash2 } from "lucide-react";
import type { ThingKind } from "@lacquer/contracts";
import { kindName } from "../names/index.ts";
import styles from "./things.module.css";

interface Props {
  /** The kind of the next decoration; `isReady` tells whether it can be placed. */
  kind: ThingKind;
  isReady: boolean;
  /** True if a decoration is selected. */
  isChosen: boolean;
  onAdd: () => void;
  onMirror: () => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

/** Buttons that place the next decoration without a pointer, and mirror, repeat or remove the selected one. */
export function ThingActions(props: Props) {
  const { kind, isReady, isChosen, onAdd, onMirror, onDuplicate, onRemove } = props;
  const thing = kindName(kind);
  const actions: readonly (readonly [string, LucideIcon, () => void])[] = [
    [t`Mirror`, FlipHorizontal2, onMirror],
    [t`Make another`, Copy, onDuplicate],
    [t`Remove`, Trash2, onRemove],
  ];
  return (
    <div className={styles.actions}>
      <button type="button" data-again disabled={!isReady} onClick={onAdd}>
        <Plus className="icon" aria-hidden />
        <span>{t`Place ${thing} in the middle`}</span>
      </button>
      {isChosen &&
        actions.map(([name, Icon, act]) => (
          <button key={name} type="button" data-again aria-label={name} title={name} onClick={act}>
            <Icon className="icon" aria-hidden />
          </button>
        ))}
    </div>
  );
}
