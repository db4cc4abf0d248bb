export { QueueButton } from "./QueueButton.tsx";
export { QueuePanel } from "./QueuePanel.tsx";
