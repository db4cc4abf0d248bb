export { type Addresses, isPooled } from "./addresses.ts";
export { assertSameDatabase, assertUtc } from "./check-addresses.ts";
export { assertSession, openDirectSession, UTC } from "./direct-session.ts";
export { DatabaseSettingFault } from "./setting-fault.ts";
export { UnnamedClient } from "./unnamed-client.ts";
