import type { Procedures, Upload } from "./api-types.ts";
import { connect, type ConnectionOptions } from "./connection.ts";
import { follow, type FollowOptions, type JobEnd } from "./follow.ts";
import {
  type DesignWithPictures,
  finish,
  type FinishOptions,
  generate,
  type GenerateOptions,
  type Generation,
} from "./generate.ts";
import { createLive, type Live } from "./live/live.ts";
import {
  fetchImage,
  type GeneratedImage,
  type Picture,
  upload,
  type UploadOptions,
} from "./pictures.ts";

/** A program's connection to a studio. It need not be closed, because network connections end when nobody uses them. */
export interface LacquerClient {
  /** All procedures of the studio, with the types of its routers. */
  trpc: Procedures;
  /** Uploads those pictures that are given as bytes, creates the job, follows it to its end and fetches its images. */
  generate(design: DesignWithPictures, options?: GenerateOptions): Promise<Generation>;
  /** Does the same as `generate` for a job that already exists: follows it and fetches its images. */
  finish(jobId: string, options?: FinishOptions): Promise<Generation>;
  /** Reports the end of each of the account's jobs exactly once. */
  follow(options?: FollowOptions): AsyncGenerator<JobEnd, void>;
  upload(picture: Picture, options?: UploadOptions): Promise<Upload>;
  /** Returns the bytes of one of the `resultImages` of a job. */
  image(url: string, options?: { signal?: AbortSignal }): Promise<GeneratedImage>;
  /** The current state of the account's jobs. One stream stays open as long as anybody listens. */
  live: Pick<Live, "view" | "listen" | "watch">;
}

export function createLacquerClient(options: ConnectionOptions = {}): LacquerClient {
  const connection = connect(options);
  const live = createLive(connection.trpc);
  const parts = { connection, live };
  return {
    trpc: connection.trpc,
    generate: (design, how) => generate(parts, design, how),
    finish: (jobId, how) => finish(parts, jobId, how),
    follow: (how) => follow(live, how),
    upload: (picture, how) => upload(connection, picture, how),
    image: (url, how) => fetchImage(connection, { url, index: indexOf(url) }, how?.signal),
    live,
  };
}

/** Returns the index of an image, which is the last part of its address. */
function indexOf(url: string): number {
  return Number(url.split("/").at(-1)) || 0;
}
