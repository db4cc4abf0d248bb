import type { ReactNode } from "react";
import type { Layout } from "../../hooks/use-layout.ts";
import { ColumnInspector } from "./ColumnInspector.tsx";
import { SectionsInspector } from "./SectionsInspector.tsx";
import { useDesign } from "./use-design.ts";

interface InspectorProps {
  tabId: string;
  /** On a desk all sections stand below each other; elsewhere there is room for one at a time. */
  layout: Layout;
  /** The finished images, as a further section in layouts without a place for them. */
  results: ReactNode;
}

/** All choices of a design. Each picker shows how its choices look. */
export function Inspector({ tabId, layout, results }: InspectorProps) {
  const design = useDesign(tabId);
  if (!design) return null;
  return layout === "desk" ? (
    <ColumnInspector design={design} />
  ) : (
    <SectionsInspector design={design} layout={layout} results={results} />
  );
}
