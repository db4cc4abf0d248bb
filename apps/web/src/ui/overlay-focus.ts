import { useRef } from "react";

/** What lies over the studio, but for menus. */
const OVER = "[role='dialog'], [role='alertdialog'], [role='listbox']";

/** What last had the focus outside of everything that lies on top: where it belongs in the end. */
let lastOutside: HTMLElement | null = null;

/** The control itself; an entry of a menu stands for the button that opened the menu, which stays. */
function lastingOf(element: HTMLElement): HTMLElement | null {
  const menu = element.closest("[role='menu']");
  return menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : element;
}

window.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLElement && !target.closest(OVER)) lastOutside = lastingOf(target);
});

/** The control that is at work now. */
function pressed(): HTMLElement | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return lastOutside;
  return active.closest("[data-passing]") ? lastOutside : lastingOf(active);
}

/**
 * Gives the focus back to what opened something, when that closes: Radix does so for triggers of its own alone.
 * Spread the answer over the content.
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
      // Whoever was led on to something else stays there.
      const active = document.activeElement;
      if (active && active !== document.body && !active.closest("[data-radix-focus-guard]")) return;
      if (opener.current?.isConnected) opener.current.focus();
    },
    // A field that has a use of its own for Escape keeps it.
    onEscapeKeyDown(event: KeyboardEvent) {
      if (event.target instanceof Element && event.target.closest("[data-own-escape]"))
        event.preventDefault();
    },
  };
}
