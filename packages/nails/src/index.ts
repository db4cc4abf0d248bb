export * from "./design.ts";
export { nailOutline, type Point, silhouettePath } from "./geometry/outline.ts";
