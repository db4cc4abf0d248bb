const query = () =>
  window.matchMedia("(orientation: portrait), (width >= 37.5em) and (height < 35em)");

/**
 * Returns true while the available space is higher than it is wide: in a high window, and beside the panel in a low
 * window.
 */
export function isUpright(): boolean {
  return query().matches;
}

export function onTurn(listener: () => void): () => void {
  const list = query();
  list.addEventListener("change", listener);
  return () => list.removeEventListener("change", listener);
}
