export { type CommonEnv, dataFolder } from "./environment/common-env.ts";
export { checkProvider } from "./environment/provider-env.ts";
export {
  EnvironmentError,
  misspeltNames,
  readEnvironment,
  readEnvironmentOrRefuse,
} from "./environment/read-environment.ts";
export { openStorage } from "./environment/storage-env.ts";
export { leaveSignal } from "./leave-signal.ts";
export { createLogger } from "./logger.ts";
export { databaseUrls, type DatabaseUrls } from "./open-database.ts";
export { openRuntime, type Runtime } from "./open-runtime.ts";
export { compareProcesses } from "./processes/compare.ts";
export { serviceConfig } from "./service-config.ts";
export { lacquerVersion } from "./version.ts";
