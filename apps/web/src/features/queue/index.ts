export { QueueButton } from "./QueueButton.tsx";
export { QueuePanelPart as QueuePanel } from "./queue-panel-part.ts";
