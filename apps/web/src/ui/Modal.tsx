import { t } from "@lingui/core/macro";
import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { useOverlayFocus } from "./overlay-focus.ts";
import styles from "./modal.module.css";
import scrim from "./scrim.module.css";

interface ModalProps {
  open: boolean;
  /** Absent if the question must be answered, so that the dialog cannot be closed without an answer. */
  onClose?: () => void;
  title: string;
  description: ReactNode;
  children: ReactNode;
}

/** A small dialog in the middle of the screen, for one question. */
export function Modal({ open, onClose, title, description, children }: ModalProps) {
  const focus = useOverlayFocus();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose?.()}>
      <Dialog.Portal>
        <Dialog.Overlay className={scrim.scrim} />
        <Dialog.Content className={styles.modal} {...focus}>
          <Dialog.Title className={styles.title}>{title}</Dialog.Title>
          <Dialog.Description className={styles.description} asChild>
            <div>{description}</div>
          </Dialog.Description>
          {children}
          {onClose && (
            <Dialog.Close className={`icon-button ${styles.close}`} aria-label={t`Close`}>
              <X className="icon" aria-hidden />
            </Dialog.Close>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
