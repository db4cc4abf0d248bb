import { readEnvironmentOrRefuse } from "@lacquer/runtime";
import { workerEnv } from "./env.ts";
import { work } from "./work.ts";

const env = readEnvironmentOrRefuse(workerEnv);
if (env) await work(env);
