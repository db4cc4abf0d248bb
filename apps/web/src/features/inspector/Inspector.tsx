import { ColumnInspector } from "./ColumnInspector.tsx";
import { SheetInspector } from "./SheetInspector.tsx";
import { useDesign } from "./use-design.ts";

interface InspectorProps {
  tabId: string;
  /** `column`: all sections below each other. `sheet`: one at a time, for a thumb. */
  layout: "column" | "sheet";
}

/** Every choice of a design. Each picker looks like what it chooses. */
export function Inspector({ tabId, layout }: InspectorProps) {
  const design = useDesign(tabId);
  if (!design) return null;
  return layout === "column" ? (
    <ColumnInspector design={design} />
  ) : (
    <SheetInspector design={design} />
  );
}
