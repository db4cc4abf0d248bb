-- additive: two new tables, which nothing older reads.

-- Migrations that older versions can live with, noted when they run: a process of before may go on, or come back.
CREATE TABLE "additive_migrations" (
    "name" TEXT PRIMARY KEY,
    "what" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- What each process runs on, so that two that do not fit together are noticed. Secrets only as short digests.
CREATE TABLE "processes" (
    "id" BIGSERIAL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "data_dir" TEXT,
    "auth_secret" TEXT,
    "provider" TEXT NOT NULL,
    "store" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
