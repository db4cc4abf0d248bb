import { t } from "@lingui/core/macro";
import { i18n } from "../../../platform/messages.ts";
import { type Action, useActions } from "../../actions/index.ts";
import { useSelectedNail } from "../../draft/index.ts";
import { BRUSHES, type DraftTab } from "../../tabs/index.ts";
import { mirrorHand } from "../actions/mirror-hand.ts";
import { clearNails, placeFive } from "../actions/nail-actions.ts";
import { turnHand, turnNail } from "../actions/turn-nails.ts";
import { acceptProposal, type Finding, lookForNails } from "../finding/finding.ts";
import { BRUSH_FACES } from "../options/brush-faces.ts";
import { TOOL_FACES } from "../tool/tool-faces.ts";
import { changeCompare, chooseBrush, chooseTool, TOOLS, useToolStore } from "../tool/tool-store.ts";
import type { ViewControl } from "../view/use-view.ts";
import { focusNail } from "./focus-nail.ts";

interface Stage {
  tab: DraftTab;
  finding: Finding | null;
  control: ViewControl;
  hasPreview: boolean;
}

/** Offers all actions for the photo to the command palette and the keyboard. */
export function useStageActions({ tab, finding, control, hasPreview }: Stage): void {
  const tool = useToolStore((state) => state.tool);
  const compare = useToolStore((state) => state.compare);
  const selected = useSelectedNail(tab.id);
  const tools = TOOLS.map((one): Action => ({
    id: `tool-${one}`,
    label: i18n._(TOOL_FACES[one].label),
    group: "Tools",
    words: t({ message: "tool", comment: "search words" }),
    keys: TOOL_FACES[one].key,
    hearsKeys: true,
    isChosen: one === tool,
    run: () => chooseTool(one),
  }));
  useActions("stage", [
    ...tools,
    ...nailActions(tab, finding),
    ...turnActions(tab, selected),
    ...viewActions(control),
  ]);
  useActions("drawing", useDrawingActions(tab));
  useActions("compare", [
    {
      id: "compare",
      label: t`Before and after`,
      group: "View",
      keys: "B",
      isOff: !hasPreview,
      isChosen: compare !== null,
      run: () => changeCompare(compare === null ? 0.5 : null),
    },
  ]);
}

/** Returns the actions for brushes, and for the options that limit or copy strokes. */
function useDrawingActions(tab: DraftTab): Action[] {
  const brush = useToolStore((state) => (state.tool === "pen" ? state.brush : null));
  const inside = useToolStore((state) => state.inside);
  const mirror = useToolStore((state) => state.mirror);
  const group = "Drawing";
  const isOff = tab.nails.length === 0;
  return [
    ...BRUSHES.map((one): Action => ({
      id: `brush-${one}`,
      label: i18n._(BRUSH_FACES[one].label),
      group,
      words: t({ message: "brush paint draw", comment: "search words" }),
      isChosen: brush === one,
      run: () => chooseBrush(one),
    })),
    {
      id: "keep-inside",
      label: t`Keep inside the nail`,
      group,
      words: t({ message: "clip edge", comment: "search words" }),
      isOff,
      isChosen: inside,
      run: () => useToolStore.setState({ inside: !inside }),
    },
    {
      id: "mirror-strokes",
      label: t`Mirror on the nail`,
      group,
      words: t({ message: "symmetry", comment: "search words" }),
      isOff,
      isChosen: mirror,
      run: () => useToolStore.setState({ mirror: !mirror }),
    },
  ];
}

function nailActions(tab: DraftTab, finding: Finding | null): Action[] {
  const group = "Nails";
  const hasNails = tab.nails.length > 0;
  return [
    {
      id: "find-nails",
      label: t`Find nails`,
      group,
      keys: "F",
      words: t({ message: "detect hand automatic", comment: "search words" }),
      run: () => void lookForNails(tab.id),
    },
    {
      id: "use-nails",
      label: t`Use the found nails`,
      group,
      keys: "U",
      words: t({ message: "accept proposal", comment: "search words" }),
      isOff: finding?.state !== "proposed",
      run: () => {
        acceptProposal(tab.id);
        focusNail(0);
      },
    },
    { id: "place-five", label: t`Place five nails`, group, run: () => placeFive(tab.id) },
    {
      id: "first-nail",
      label: t`Go to the first nail`,
      group,
      keys: "G",
      words: t({ message: "focus move", comment: "search words" }),
      isOff: !hasNails,
      run: () => focusNail(0),
    },
    {
      id: "mirror",
      label: t`Mirror the hand`,
      group,
      words: t({ message: "flip left right", comment: "search words" }),
      isOff: !hasNails,
      run: () => mirrorHand(tab.id),
    },
    {
      id: "clear-nails",
      label: t`Clear nails`,
      group,
      words: t({ message: "remove delete all", comment: "search words" }),
      isOff: !hasNails,
      run: () => clearNails(tab.id),
    },
  ];
}

/** Returns the actions that exchange cuticle and tip, for nails that were found upside down. */
function turnActions(tab: DraftTab, selected: number | null): Action[] {
  const group = "Nails";
  const words = t({ message: "rotate upside down direction tip cuticle", comment: "search words" });
  return [
    {
      id: "turn-nail",
      label: t`Turn this nail round`,
      group,
      keys: "R",
      words,
      isOff: selected === null || !tab.nails[selected],
      run: () => selected !== null && turnNail(tab.id, selected),
    },
    {
      id: "turn-hand",
      label: t`Turn the whole hand round`,
      group,
      words,
      isOff: tab.nails.length === 0,
      run: () => turnHand(tab.id, selected),
    },
  ];
}

function viewActions(control: ViewControl): Action[] {
  const of = (id: string, label: string, keys: string, run: () => void): Action => ({
    id,
    label,
    group: "View",
    keys,
    hearsKeys: true,
    run,
  });
  return [
    of("zoom-in", t`Zoom in`, "+", () => control.zoom(1.25)),
    of("zoom-out", t`Zoom out`, "-", () => control.zoom(0.8)),
    of("whole", t`Show the whole photo`, "0", control.reset),
  ];
}
