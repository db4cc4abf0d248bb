export { type Addresses, isPooled } from "./addresses.ts";
export { assertSameDatabase, assertUtc } from "./check-addresses.ts";
export { DatabaseSettingFault } from "./setting-fault.ts";
export { openDirectSession } from "./direct-session.ts";
