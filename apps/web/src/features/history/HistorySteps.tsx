import { t } from "@lingui/core/macro";
import { type LucideIcon, Redo2, Undo2 } from "lucide-react";
import { Toolbar } from "radix-ui";
import { HistoryMenu } from "./HistoryMenu.tsx";
import { useNextSteps, walkHistory } from "./undo.ts";

/** Undo, redo and the history, in one row. */
export function HistorySteps({ tabId }: { tabId: string }) {
  const { undo, redo } = useNextSteps(tabId);
  return (
    <Toolbar.Root aria-label={t`Steps`}>
      <Step label={t`Undo`} icon={Undo2} about={undo} onPress={() => walkHistory(tabId, -1)} />
      <Step label={t`Redo`} icon={Redo2} about={redo} onPress={() => walkHistory(tabId, 1)} />
      <HistoryMenu tabId={tabId} className="icon-button" />
    </Toolbar.Root>
  );
}

interface StepProps {
  label: string;
  icon: LucideIcon;
  /** A description of the step that the button would undo or redo; null if there is none. */
  about: string | null;
  onPress: () => void;
}

function Step({ label, icon: Icon, about, onPress }: StepProps) {
  return (
    <Toolbar.Button
      className="icon-button"
      data-again=""
      aria-label={label}
      title={about ? `${label}: ${about}` : label}
      disabled={about === null}
      onClick={onPress}
    >
      <Icon className="icon" aria-hidden />
    </Toolbar.Button>
  );
}
