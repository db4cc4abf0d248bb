export { GenerateBar } from "./GenerateBar.tsx";
export { OutboxRunner } from "./OutboxRunner.tsx";
