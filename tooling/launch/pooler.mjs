// `npm run test:pooler`: tests servers and workers behind Debian's PgBouncer in transaction mode with its default
// settings.
import { runDebianSuite } from "./debian-suite.mjs";

runDebianSuite({
  title: "PgBouncer",
  program: "/usr/sbin/pgbouncer",
  packageName: "pgbouncer",
  suite: "apps/server",
  within: "test-pooler",
});
