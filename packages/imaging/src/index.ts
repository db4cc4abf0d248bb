export * from "./maker.ts";
export { createRenderer } from "./renderer/renderer.ts";
export { checkOpenAi, type OpenAiHealth } from "./openai/check.ts";
export { createOpenAiMaker } from "./openai/maker.ts";
export { isRetired } from "./openai/models.ts";
