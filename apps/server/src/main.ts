import { readEnvironmentOrRefuse } from "@lacquer/runtime";
import { serverEnv, serverFaults } from "./env.ts";
import { serve } from "./serve.ts";

const env = readEnvironmentOrRefuse(serverEnv, serverFaults);
if (env) await serve(env);
