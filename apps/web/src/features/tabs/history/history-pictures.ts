import { type DesignPicture, mapPictures, picturesOf } from "@lacquer/contracts";
import type { DraftPhoto } from "../types.ts";
import type { Change, Undoable } from "./change.ts";
import type { History, Step } from "./steps.ts";

/** The picture that replaces another picture from now on. */
export type StandIn = Pick<DraftPhoto, "url"> & Partial<DraftPhoto>;

function picturesIn(change: Change): DesignPicture[] {
  switch (change.field) {
    case "originalImage":
      return [change.from, change.to].flatMap((photo) =>
        photo ? [{ url: photo.url, kind: "photo" as const }] : [],
      );
    case "references":
      return [...change.from, ...change.to].map(({ url }) => ({ url, kind: "reference" as const }));
    case "nails":
      return picturesOf({ nails: [...change.from, ...change.to] });
    default:
      return [];
  }
}

/** Returns every picture that undo or redo may bring back. */
export function picturesOfHistory({ past, future }: History): DesignPicture[] {
  return [...past, ...future].flatMap(({ changes }) => changes.flatMap(picturesIn));
}

type Pictured = Pick<Undoable, "originalImage" | "references" | "nails">;

/** Returns the field with every picture at `url` replaced by `standIn`. */
export function withPicture<F extends keyof Pictured>(
  field: F,
  value: Pictured[F],
  url: string,
  standIn: StandIn,
): Pictured[F] {
  const all: Partial<Pictured> = { [field]: value };
  const placed: Partial<Pictured> = {
    ...(all.nails &&
      mapPictures({ nails: all.nails }, (named) => (named === url ? standIn.url : named))),
    ...(all.references && {
      references: all.references.map((one) =>
        one.url === url ? { ...one, url: standIn.url } : one,
      ),
    }),
    ...(all.originalImage?.url === url && { originalImage: { ...all.originalImage, ...standIn } }),
  };
  return (placed[field] as Pictured[F] | undefined) ?? value;
}

const isPictured = (field: string): field is keyof Pictured =>
  field === "originalImage" || field === "references" || field === "nails";

function changeWithPicture(change: Change, url: string, standIn: StandIn): Change {
  const { field, from, to } = change;
  if (!isPictured(field) || !picturesIn(change).some((picture) => picture.url === url))
    return change;
  const place = (value: unknown) =>
    withPicture(field, value as Pictured[typeof field], url, standIn);
  return { ...change, from: place(from), to: place(to) } as Change;
}

/**
 * Returns the history with the picture at `url` replaced by `standIn`; the same object if the history does not contain
 * the picture.
 */
export function historyWithPicture(history: History, url: string, standIn: StandIn): History {
  if (!picturesOfHistory(history).some((picture) => picture.url === url)) return history;
  const place = (step: Step): Step => ({
    ...step,
    changes: step.changes.map((change) => changeWithPicture(change, url, standIn)),
  });
  return { ...history, past: history.past.map(place), future: history.future.map(place) };
}
