import { t } from "@lingui/core/macro";
import { Columns2, Expand, Maximize } from "lucide-react";
import { offeredActions } from "../../actions/index.ts";
import { openPanel } from "../../address/index.ts";
import { useToolStore } from "../tool/tool-store.ts";

const runAction = (id: string) =>
  offeredActions()
    .find((one) => one.id === id && !one.isOff)
    ?.run();

/**
 * Buttons for before and after, the whole photo, and the full-screen photo, for layouts that do not place them over the
 * photo.
 */
export function ViewButtons({ onPressed }: { onPressed?: () => void }) {
  const compare = useToolStore((state) => state.compare);
  const views = [
    {
      label: t`Before and after`,
      icon: Columns2,
      isOn: compare !== null,
      run: () => runAction("compare"),
    },
    { label: t`Show the whole photo`, icon: Maximize, run: () => runAction("whole") },
    { label: t`Full screen`, icon: Expand, run: () => openPanel("look") },
  ];
  return views.map(({ label, icon: Icon, isOn, run }) => (
    <button
      key={label}
      type="button"
      className="icon-button"
      aria-pressed={isOn}
      aria-label={label}
      title={label}
      onClick={() => {
        run();
        onPressed?.();
      }}
    >
      <Icon className="icon" aria-hidden />
    </button>
  ));
}
