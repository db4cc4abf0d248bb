/**
 * Returns true for Ctrl+Enter (Cmd+Enter). A held key counts once. The shortcut does nothing behind an open dialog,
 * because the dialog hides what Generate would send.
 */
export function isGenerateShortcut(event: KeyboardEvent): boolean {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return false;
  return document.querySelector('[role="dialog"], [role="alertdialog"]') === null;
}
