import { t } from "@lingui/core/macro";
import { Ellipsis } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useOpenPanel } from "../features/address/index.ts";
import { CornerButtons } from "./CornerButtons.tsx";
import styles from "./more.module.css";

/**
 * A menu for the buttons that do not fit in the corner. The menu stays open below a panel opened from it, and gets the
 * focus back when that panel closes.
 */
export function MoreButton() {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpenHere, setOpenHere] = useState(false);
  const { panel } = useOpenPanel();
  // The account's menu has an address of its own. A link to that address must also open this menu, because the
  // account's button is in it.
  const isOpen = isOpenHere || panel === "settings";

  useEffect(() => {
    if (!isOpen) return;
    const isHere = (target: EventTarget | null) =>
      target instanceof Node && box.current?.contains(target) === true;
    const onDown = ({ target }: PointerEvent) => {
      const isInStudio = target instanceof Element && target.closest("#root") !== null;
      if (isInStudio && !isHere(target)) setOpenHere(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !isHere(event.target)) return;
      setOpenHere(false);
      button.current?.focus();
    };
    window.addEventListener("pointerdown", onDown);
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("pointerdown", onDown);
      window.removeEventListener("keydown", onKey);
    };
  }, [isOpen]);

  return (
    <div ref={box} className={styles.box}>
      <button
        ref={button}
        className="icon-button"
        type="button"
        aria-label={t`More`}
        title={t`More`}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpenHere(!isOpen)}
      >
        <Ellipsis className="icon" aria-hidden />
      </button>
      <div
        id={id}
        className={styles.list}
        hidden={!isOpen}
        data-under={panel === "settings" ? "" : undefined}
      >
        <CornerButtons isFolded />
      </div>
    </div>
  );
}
