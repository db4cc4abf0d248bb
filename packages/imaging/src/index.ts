export * from "./maker.ts";
export { createRenderer } from "./renderer/renderer.ts";
