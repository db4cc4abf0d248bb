import { t } from "@lingui/core/macro";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { useOverlayFocus } from "./overlay-focus.ts";
import scrim from "./scrim.module.css";
import styles from "./side-panel.module.css";

interface SidePanelProps {
  open: boolean;
  onClose: () => void;
  title: string;
  /** One line below the title. */
  description: string;
  /** Controls beside the title. */
  actions?: ReactNode;
  /** `wide` for pictures, `narrow` for a list. */
  width?: "narrow" | "wide";
  /** True if the content can only be read; then keys scroll the panel. */
  isReadOnly?: boolean;
  children: ReactNode;
}

/**
 * The panel itself gets the focus, so that opening it neither presses a button nor makes screen readers start with one.
 */
function focusPanel(event: Event) {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}

/** A panel over the right side of the studio, as high as the window. */
export function SidePanel(props: SidePanelProps) {
  const {
    open,
    onClose,
    title,
    description,
    actions,
    width = "narrow",
    isReadOnly,
    children,
  } = props;
  const focus = useOverlayFocus(focusPanel);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={scrim.scrim} />
        <Dialog.Content
          className={width === "wide" ? `${styles.panel} ${styles.wide}` : styles.panel}
          {...focus}
        >
          <header className={styles.head}>
            <div className={styles.titles}>
              <Dialog.Title className={styles.title}>{title}</Dialog.Title>
              <Dialog.Description className={styles.description}>{description}</Dialog.Description>
            </div>
            {actions}
            <Dialog.Close
              className="icon-button"
              aria-label={t`Close ${{ panel: title.toLocaleLowerCase() }}`}
            >
              <X className="icon" aria-hidden />
            </Dialog.Close>
          </header>
          <div className={styles.body} tabIndex={isReadOnly ? 0 : undefined}>
            {children}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
