import type { ReactNode } from "react";
import type { Layout } from "../../hooks/use-layout.ts";
import type { CraftPlaces } from "./craft-places.ts";
import { ColumnInspector } from "./ColumnInspector.tsx";
import { SectionsInspector } from "./SectionsInspector.tsx";
import { useDesign } from "./use-design.ts";

interface InspectorProps {
  tabId: string;
  /** On a desktop all sections are below one another; other layouts have room for one at a time. */
  layout: Layout;
  /** The finished images. They become a further section in layouts that have no other place for them. */
  results: ReactNode;
  craft: CraftPlaces;
}

/** All choices of a design. Each picker shows how its options look. */
export function Inspector({ tabId, layout, results, craft }: InspectorProps) {
  const design = useDesign(tabId);
  if (!design) return null;
  return layout === "desk" ? (
    <ColumnInspector design={design} craft={craft} />
  ) : (
    <SectionsInspector design={design} layout={layout} results={results} craft={craft} />
  );
}
