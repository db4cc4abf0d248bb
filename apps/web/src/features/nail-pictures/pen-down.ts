import { create } from "zustand";

const usePen = create<{ isDown: boolean }>(() => ({ isDown: false }));

export const isPenDown = (): boolean => usePen.getState().isDown;

/** Marks the start or the end of a stroke. While a stroke is being drawn, nothing else is painted. */
export const setPenDown = (isDown: boolean): void => usePen.setState({ isDown });

/** Calls `run` at once, or when the current stroke has ended. Returns a function that cancels the call. */
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
