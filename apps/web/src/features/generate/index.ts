export { type Grace, GRACES, useGraceSetting } from "./grace.ts";
export { GenerateBar } from "./GenerateBar.tsx";
export { KeptPictures } from "./KeptPictures.tsx";
export { OutboxRunner } from "./OutboxRunner.tsx";
