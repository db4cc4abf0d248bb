import "./no-eval.ts";

export * from "./api-keys.ts";
export * from "./client-errors.ts";
export * from "./describe.ts";
export * from "./errors.ts";
export * from "./file-urls.ts";
export * from "./guides.ts";
export * from "./job.ts";
export * from "./limits.ts";
export * from "./line.ts";
export * from "./live.ts";
export * from "./pictures.ts";
export * from "./push.ts";
export * from "./records.ts";
export * from "./settings.ts";
export * from "./storable.ts";
export * from "./vocabulary.ts";
export * from "./weights.ts";
