import { NailRow } from "../../ui/NailRow.tsx";

/** What the collection is before its first image: bare nails, one of them painted. */
export function EmptyCollection() {
  return (
    <div className="collection-empty">
      <NailRow />
      <h3>No finished images yet</h3>
      <p>
        Press Generate in any design. Each finished image comes here by itself, also when the window
        is closed by then.
      </p>
    </div>
  );
}
