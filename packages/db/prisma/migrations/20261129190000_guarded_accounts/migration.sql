-- additive: new tables, and columns whose defaults are what keys could do before.

-- When passwords were tried lately: one row an account (or a device of it), shared by all servers.
CREATE TABLE "password_tries" (
    "key" TEXT NOT NULL,
    "tries" TIMESTAMPTZ(3)[] NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "password_tries_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "password_tries_last_at_idx" ON "password_tries"("last_at");

-- What a key may do, and until when.
ALTER TABLE "api_keys"
    ADD COLUMN "scope" TEXT NOT NULL DEFAULT 'manage',
    ADD COLUMN "expires_at" TIMESTAMPTZ(3),
    ADD CONSTRAINT "api_keys_scope" CHECK ("scope" IN ('read', 'create', 'manage'));

-- What servers noticed about the way requests reach them, for the doctor to tell.
CREATE TABLE "sightings" (
    "name" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "sightings_pkey" PRIMARY KEY ("name")
);
