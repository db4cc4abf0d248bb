/** The window's title counts running and unseen finished designs, for a designer in another window. */
export function windowTitle({ running, finished }: { running: number; finished: number }): string {
  const parts = [
    running > 0 && `${running} being painted`,
    finished > 0 && `${finished} finished`,
    "Lacquer",
  ];
  return parts.filter(Boolean).join(" · ");
}
