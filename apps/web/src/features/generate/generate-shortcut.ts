/**
 * True for Ctrl+Enter (Cmd+Enter). A held key counts once. It does nothing behind an open dialog, which hides what
 * Generate would send.
 */
export function isGenerateShortcut(event: KeyboardEvent): boolean {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat) return false;
  return document.querySelector('[role="dialog"], [role="alertdialog"]') === null;
}
