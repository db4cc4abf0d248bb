export type { AppRouter } from "@lacquer/api";
export type {
  CreditSummary,
  Design,
  ErrorCode,
  Job,
  Procedures,
  RouterInputs,
  RouterOutputs,
  Upload,
} from "./api-types.ts";
export { createLacquerClient, type LacquerClient } from "./client.ts";
export type { ConnectionOptions } from "./connection.ts";
export { GenerationEndedError, LacquerClientError } from "./errors.ts";
export type { FollowOptions, JobEnd } from "./follow.ts";
export type { DesignWithPictures, FinishOptions, GenerateOptions, Generation } from "./generate.ts";
export type { LiveListener } from "./live/audience.ts";
export type { LiveView } from "./live/view.ts";
export type { GeneratedImage, Picture, UploadKind, UploadOptions } from "./pictures.ts";
