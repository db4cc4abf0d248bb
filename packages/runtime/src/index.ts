export { type HouseEnv, houseEnv, houseFaults } from "./environment/common-env.ts";
export { createLogger } from "./logger.ts";
export { createMetrics } from "@lacquer/services";
export { serveMetrics } from "./metrics-server.ts";
export { type House, openHouse } from "./open-runtime.ts";
export { checkProvider } from "./environment/provider-env.ts";
export { readEnv } from "./environment/read-env.ts";
export { openStorage } from "./environment/storage-env.ts";
