export { type HouseEnv, houseEnv, houseFaults } from "./env-shape.ts";
export { createLogger } from "./logger.ts";
export { createMetrics, serveMetrics } from "../metrics/index.ts";
export { type House, openHouse } from "./open-house.ts";
export { checkProvider } from "./provider-settings.ts";
export { readEnv } from "./read-env.ts";
export { openStorage } from "./storage-settings.ts";
