import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import "./modal.css";

interface ModalProps {
  open: boolean;
  /** Absent: the question has to be answered. */
  onClose?: () => void;
  title: string;
  description: ReactNode;
  children: ReactNode;
}

/** A small card in the middle, for one question. */
export function Modal({ open, onClose, title, description, children }: ModalProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose?.()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content className="modal">
          <Dialog.Title className="modal-title">{title}</Dialog.Title>
          <Dialog.Description className="modal-description" asChild>
            <div>{description}</div>
          </Dialog.Description>
          {children}
          {onClose && (
            <Dialog.Close className="icon-button modal-close" aria-label="Close">
              <X className="icon" aria-hidden />
            </Dialog.Close>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
