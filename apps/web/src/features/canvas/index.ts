export { Stage } from "./stage/Stage.tsx";
export { ToolButton } from "./stage/ToolButton.tsx";
export { ToolRail } from "./stage/ToolRail.tsx";
export { ViewButtons } from "./stage/ViewButtons.tsx";
export { useElementSize } from "./view/use-element-size.ts";
