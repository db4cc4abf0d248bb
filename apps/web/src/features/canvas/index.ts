export { Stage } from "./stage/Stage.tsx";
export { ToolRail } from "./stage/ToolRail.tsx";
export { useElementSize } from "./view/use-element-size.ts";
