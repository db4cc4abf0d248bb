export * from "./maker.ts";
export { createRenderer } from "./renderer/renderer.ts";
export { createOpenAiMaker } from "./openai/maker.ts";
export { isRetired } from "./openai/models.ts";
