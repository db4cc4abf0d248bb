import { Columns2, Expand, Maximize } from "lucide-react";
import { offeredActions } from "../../actions/index.ts";
import { openPanel } from "../../address/index.ts";
import { useToolStore } from "../tool/tool-store.ts";

const runAction = (id: string) =>
  offeredActions()
    .find((one) => one.id === id && !one.isOff)
    ?.run();

/** Before and after, the whole photo, and the photo alone, for layouts that keep them off the photo. */
export function ViewButtons({ onPressed }: { onPressed?: () => void }) {
  const compare = useToolStore((state) => state.compare);
  const press = (run: () => void) => () => {
    run();
    onPressed?.();
  };
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-pressed={compare !== null}
        aria-label="Before and after"
        title="Before and after"
        onClick={press(() => runAction("compare"))}
      >
        <Columns2 className="icon" aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Show the whole photo"
        title="Show the whole photo"
        onClick={press(() => runAction("whole"))}
      >
        <Maximize className="icon" aria-hidden />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Full screen"
        title="Full screen"
        onClick={press(() => openPanel("look"))}
      >
        <Expand className="icon" aria-hidden />
      </button>
    </>
  );
}
