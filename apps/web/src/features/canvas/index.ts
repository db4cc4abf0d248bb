export { Stage } from "./stage/Stage.tsx";
export { ToolRail } from "./stage/ToolRail.tsx";
