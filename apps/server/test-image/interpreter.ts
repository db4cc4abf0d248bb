import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { expand, ignorePatterns, parseDockerfile, splitFlags, type Stage } from "./dockerfile.ts";
import { machineEnvironment } from "./env.ts";
import { copyTree, type Mount, runInside } from "./root.ts";

/** The result of a Dockerfile: the root folder of its last stage, and how a container starts in it. */
export interface Image {
  root: string;
  env: Record<string, string>;
  user: string;
  folder: string;
  volumes: string[];
  entrypoint: string[];
  command: string[];
  /** The base that each stage names, which the stand-in replaces. */
  bases: string[];
}

export interface Building {
  /** The repository, which is the context of the build. */
  context: string;
  /** A folder for the roots of the stages. */
  home: string;
  /** The root that stands in for the base image, and the environment that belongs to it. */
  base: string;
  baseEnv: Record<string, string>;
  /** Folders of this machine that stand in for mounted caches and secrets. */
  cache: string;
}

/** Runs the steps of a Dockerfile, stage by stage, in copies of the stand-in for its base image. */
export async function buildImage(building: Building): Promise<Image> {
  const text = readFileSync(path.join(building.context, "Dockerfile"), "utf8");
  const { stages } = parseDockerfile(text);
  const built = new Map<string, Image>();
  let last: Image | undefined;
  for (const stage of stages) {
    last = await buildStage(stage, building, built);
    built.set(stage.name, last);
  }
  if (!last) throw new Error("The Dockerfile has no stage.");
  return { ...last, bases: stages.map(({ base }) => base) };
}

async function buildStage(
  stage: Stage,
  building: Building,
  built: ReadonlyMap<string, Image>,
): Promise<Image> {
  const root = path.join(building.home, `stage-${stage.name}`);
  await copyTree(building.base, root);
  const image: Image = {
    root,
    env: { ...building.baseEnv },
    user: "0:0",
    folder: "/",
    volumes: [],
    entrypoint: [],
    command: [],
    bases: [],
  };
  for (const { name, words } of stage.steps) {
    const step = STEPS[name];
    if (!step) throw new Error(`${name} ${words} is not understood.`);
    await step(image, words, building, built);
  }
  return image;
}

type Step = (
  image: Image,
  words: string,
  building: Building,
  built: ReadonlyMap<string, Image>,
) => void | Promise<void>;

const STEPS: Record<string, Step> = {
  ENV: (image, words) => {
    for (const [, name = "", value = ""] of words.matchAll(/(\w+)=(\S+)/g))
      image.env[name] = expand(value, image.env);
  },
  WORKDIR: (image, words) => {
    image.folder = path.posix.resolve(image.folder, words);
    mkdirSync(path.join(image.root, image.folder), { recursive: true });
  },
  COPY: copy,
  RUN: runStep,
  USER: (image, words) => void (image.user = words),
  VOLUME: (image, words) => void image.volumes.push(words),
  ENTRYPOINT: (image, words) => void (image.entrypoint = JSON.parse(words)),
  CMD: (image, words) => void (image.command = JSON.parse(words)),
  // These instructions only tell Docker something; they change no file.
  EXPOSE: () => {},
  STOPSIGNAL: () => {},
};

async function copy(
  image: Image,
  words: string,
  { context }: Building,
  built: ReadonlyMap<string, Image>,
): Promise<void> {
  const { flags, rest } = splitFlags(words);
  const [from = "", to = "", ...more] = rest.split(/\s+/);
  const into = path.join(image.root, path.posix.resolve(image.folder, to));
  if (more.length > 0) throw new Error(`COPY ${words} is not understood.`);
  const [flag] = flags;
  if (flag === undefined) return copyContext(path.join(context, from), into, context);
  const source = built.get(/^from=(.+)$/.exec(flag)?.[1] ?? "");
  if (!source || flags.length > 1) throw new Error(`COPY ${words} is not understood.`);
  // "/." makes cp copy what is in the folder instead of the folder. `path.join` would remove this ending.
  await copyTree(`${path.join(source.root, from)}/.`, into);
}

function copyContext(from: string, into: string, context: string): void {
  const ignored = ignorePatterns(readFileSync(path.join(context, ".dockerignore"), "utf8"));
  const filter = (file: string) =>
    !ignored.some((pattern) => path.matchesGlob(path.relative(context, file), pattern));
  cpSync(from, into, { recursive: true, filter, verbatimSymlinks: true });
}

async function runStep(image: Image, words: string, building: Building): Promise<void> {
  const { flags, rest } = splitFlags(words);
  const { root, user, folder } = image;
  const mounts = flags.flatMap((flag) => mountOf(flag, building));
  const env = { ...image.env, ...machineEnvironment };
  await runInside(["/bin/sh", "-c", rest], { root, user, folder, env, mounts });
}

function mountOf(flag: string, { cache }: Building): Mount[] {
  const [, words = ""] = /^mount=(.+)$/.exec(flag) ?? [];
  const {
    type,
    id,
    target = "",
  } = Object.fromEntries(words.split(",").map((one) => one.split("=")));
  if (type === "cache") return [{ from: cache, to: target }];
  const secret = path.join(homedir(), ".npmrc");
  if (type === "secret" && id === "npmrc")
    return existsSync(secret) ? [{ from: secret, to: target }] : [];
  throw new Error(`--${flag} is not understood.`);
}
