export { type PostgresProxy, startPostgresProxy } from "./postgres-proxy.ts";
