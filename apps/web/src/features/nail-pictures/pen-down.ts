import { create } from "zustand";

const usePen = create<{ isDown: boolean }>(() => ({ isDown: false }));

export const isPenDown = (): boolean => usePen.getState().isDown;

/** Reports the start of a stroke; until its end, nothing else is painted. */
export const setPenDown = (isDown: boolean): void => usePen.setState({ isDown });

/** Runs at once, or as soon as the stroke that is being drawn is done. Returns the way to call it off. */
export function whenPenUp(run: () => void): () => void {
  if (!isPenDown()) {
    run();
    return () => undefined;
  }
  const stop = usePen.subscribe(({ isDown }) => {
    if (isDown) return;
    stop();
    run();
  });
  return stop;
}
