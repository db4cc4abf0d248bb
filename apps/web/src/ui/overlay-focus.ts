import { useRef } from "react";

/** All panels over the studio, except menus. */
const OVER = "[role='dialog'], [role='alertdialog'], [role='listbox']";

/** The element outside all overlays that last had the focus; it gets the focus back in the end. */
let lastOutside: HTMLElement | null = null;

/** The control itself; for an entry of a menu, the button that opened the menu, because only that button stays. */
function lastingOf(element: HTMLElement): HTMLElement | null {
  const menu = element.closest("[role='menu']");
  return menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : element;
}

window.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLElement && !target.closest(OVER)) lastOutside = lastingOf(target);
});

/** The control from which something is being opened. */
function pressed(): HTMLElement | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return lastOutside;
  return active.closest("[data-passing]") ? lastOutside : lastingOf(active);
}

/**
 * When a panel closes, returns the focus to the control that opened it; Radix does so only for its own triggers.
 * Spread the result over the content.
 */
export function useOverlayFocus(onOpen?: (event: Event) => void) {
  const opener = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus(event: Event) {
      opener.current = pressed();
      onOpen?.(event);
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault();
      // A focus that was already moved elsewhere stays there.
      const active = document.activeElement;
      if (active && active !== document.body && !active.closest("[data-radix-focus-guard]")) return;
      if (opener.current?.isConnected) opener.current.focus();
    },
    // A message lies over a panel as over everything: what is pressed in it does not close the panel.
    onInteractOutside(event: Event) {
      if (event.target instanceof Element && event.target.closest("[data-sonner-toaster]"))
        event.preventDefault();
    },
    // A field that uses Escape itself keeps the key.
    onEscapeKeyDown(event: KeyboardEvent) {
      if (event.target instanceof Element && event.target.closest("[data-own-escape]"))
        event.preventDefault();
    },
  };
}
