const query = () => window.matchMedia("(orientation: portrait)");

/** True while the window is higher than wide. */
export function isUpright(): boolean {
  return query().matches;
}

export function onTurn(listener: () => void): () => void {
  const list = query();
  list.addEventListener("change", listener);
  return () => list.removeEventListener("change", listener);
}
