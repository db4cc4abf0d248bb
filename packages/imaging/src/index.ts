export * from "./maker.ts";
export { type HandToKeep, keepHand, type KeptHand } from "./hand/keep-hand.ts";
export { createRenderer } from "./renderer/renderer.ts";
export { checkOpenAi, type OpenAiHealth } from "./openai/check.ts";
export { createOpenAiMaker } from "./openai/maker.ts";
export { isRetired } from "./openai/models.ts";
