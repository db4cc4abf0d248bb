CREATE TYPE "job_status" AS ENUM ('pending', 'processing', 'completed', 'failed', 'canceled');
CREATE TYPE "ledger_kind" AS ENUM ('grant', 'purchase', 'charge', 'refund');
CREATE TYPE "upload_kind" AS ENUM ('photo', 'reference', 'drawing');

CREATE TABLE "users" (
    "id" SERIAL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "is_anonymous" BOOLEAN DEFAULT false,
    "credits" INTEGER NOT NULL DEFAULT 0 CONSTRAINT "users_credits_not_negative" CHECK ("credits" >= 0),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

CREATE TABLE "sessions" (
    "id" SERIAL PRIMARY KEY,
    "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "sessions_token_key" ON "sessions"("token");
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

CREATE TABLE "accounts" (
    "id" SERIAL PRIMARY KEY,
    "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");

CREATE TABLE "verifications" (
    "id" SERIAL PRIMARY KEY,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "verifications_identifier_idx" ON "verifications"("identifier");

CREATE TABLE "rate_limits" (
    "id" SERIAL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL
);
CREATE UNIQUE INDEX "rate_limits_key_key" ON "rate_limits"("key");

CREATE TABLE "request_counts" (
    "key" TEXT PRIMARY KEY,
    "count" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL
);

-- Narrow, so that the counters' updates stay cheap; see docs/decisions/0002-lanes.md.
CREATE SEQUENCE "lane_turn_seq" AS BIGINT;
CREATE TABLE "user_lanes" (
    "user_id" INTEGER PRIMARY KEY REFERENCES "users"("id") ON DELETE CASCADE,
    "waiting" INTEGER NOT NULL DEFAULT 0 CHECK ("waiting" >= 0),
    "running" INTEGER NOT NULL DEFAULT 0 CHECK ("running" >= 0),
    "held" INTEGER NOT NULL DEFAULT 0 CHECK ("held" >= 0),
    "running_limit" INTEGER NOT NULL DEFAULT 4 CHECK ("running_limit" >= 1),
    "turn" BIGINT NOT NULL DEFAULT 0
) WITH (fillfactor = 70);
-- The users who may be served next, served longest ago first: nobody else is in it.
CREATE INDEX "user_lanes_next" ON "user_lanes"("turn", "user_id") WHERE "waiting" > 0 AND "running" < "running_limit";

CREATE SEQUENCE "job_version_seq" AS BIGINT;
CREATE TABLE "generation_jobs" (
    "id" UUID PRIMARY KEY,
    "seq" BIGSERIAL NOT NULL,
    "user_id" INTEGER NOT NULL REFERENCES "users"("id"),
    "status" "job_status" NOT NULL DEFAULT 'pending',
    "prompt" TEXT NOT NULL,
    "original_image" TEXT,
    "selected_design_images" JSONB NOT NULL DEFAULT '[]',
    "drawing_image_url" TEXT,
    "influence_weights" JSONB NOT NULL,
    "design_settings" JSONB NOT NULL,
    "nails" JSONB NOT NULL DEFAULT '[]',
    "image_count" INTEGER NOT NULL CHECK ("image_count" BETWEEN 1 AND 4),
    "result_images" JSONB NOT NULL DEFAULT '[]',
    "error_code" TEXT,
    "error_message" TEXT,
    "credits_deducted" BOOLEAN NOT NULL DEFAULT false,
    "cost" INTEGER NOT NULL CHECK ("cost" >= 0),
    "refunded" INTEGER NOT NULL DEFAULT 0 CHECK ("refunded" BETWEEN 0 AND "cost"),
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "progress" INTEGER NOT NULL DEFAULT 0 CHECK ("progress" BETWEEN 0 AND 100),
    "preview_image" TEXT,
    "provider" TEXT,
    "retry_of" UUID REFERENCES "generation_jobs"("id") ON DELETE SET NULL,
    "tab_id" TEXT,
    "version" BIGINT NOT NULL DEFAULT nextval('job_version_seq'),
    "parked" BOOLEAN NOT NULL DEFAULT false,
    "run_at" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "lease_owner" BIGINT,
    "lease_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    -- A lease exists exactly while the job is being processed.
    CONSTRAINT "generation_jobs_lease" CHECK (("status" = 'processing') = ("lease_token" IS NOT NULL)),
    CONSTRAINT "generation_jobs_failed_without_images" CHECK ("status" <> 'failed' OR jsonb_array_length("result_images") = 0),
    CONSTRAINT "generation_jobs_parked" CHECK (NOT "parked" OR ("status" = 'pending' AND "run_at" IS NOT NULL))
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
CREATE UNIQUE INDEX "generation_jobs_seq_key" ON "generation_jobs"("seq");
CREATE INDEX "generation_jobs_user_id_seq_idx" ON "generation_jobs"("user_id", "seq" DESC);
CREATE INDEX "generation_jobs_waiting" ON "generation_jobs"("user_id", "seq") WHERE "status" = 'pending' AND NOT "parked";
CREATE INDEX "generation_jobs_parked" ON "generation_jobs"("run_at") WHERE "status" = 'pending' AND "parked";
CREATE INDEX "generation_jobs_running" ON "generation_jobs"("lease_owner") WHERE "status" = 'processing';
CREATE INDEX "generation_jobs_version" ON "generation_jobs"("version");
CREATE INDEX "generation_jobs_retry_of_idx" ON "generation_jobs"("retry_of") WHERE "retry_of" IS NOT NULL;

CREATE TABLE "job_images" (
    "job_id" UUID NOT NULL REFERENCES "generation_jobs"("id") ON DELETE CASCADE,
    "image_index" INTEGER NOT NULL CHECK ("image_index" BETWEEN 0 AND 3),
    "storage_key" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY ("job_id", "image_index")
);
CREATE UNIQUE INDEX "job_images_storage_key_key" ON "job_images"("storage_key");

CREATE TABLE "credit_ledger" (
    "id" BIGSERIAL PRIMARY KEY,
    "user_id" INTEGER NOT NULL REFERENCES "users"("id"),
    "job_id" UUID REFERENCES "generation_jobs"("id"),
    "kind" "ledger_kind" NOT NULL,
    "amount" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "credit_ledger_job" CHECK (("kind" IN ('charge', 'refund')) = ("job_id" IS NOT NULL)),
    CONSTRAINT "credit_ledger_sign" CHECK (
        ("kind" = 'charge' AND "amount" <= 0) OR ("kind" IN ('refund', 'purchase') AND "amount" >= 0) OR "kind" = 'grant'
    )
);
CREATE UNIQUE INDEX "credit_ledger_job_id_kind_key" ON "credit_ledger"("job_id", "kind");
CREATE INDEX "credit_ledger_user_id_id_idx" ON "credit_ledger"("user_id", "id" DESC);

CREATE TABLE "designs" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "seq" BIGSERIAL NOT NULL,
    "user_id" INTEGER NOT NULL REFERENCES "users"("id"),
    "job_id" UUID NOT NULL REFERENCES "generation_jobs"("id") ON DELETE CASCADE,
    "image_index" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "favorite" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "designs_seq_key" ON "designs"("seq");
CREATE UNIQUE INDEX "designs_job_id_image_index_key" ON "designs"("job_id", "image_index");
CREATE INDEX "designs_user_id_seq_idx" ON "designs"("user_id", "seq" DESC);

CREATE TABLE "uploads" (
    "id" UUID PRIMARY KEY,
    "user_id" INTEGER NOT NULL REFERENCES "users"("id"),
    "kind" "upload_kind" NOT NULL,
    "storage_key" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "uploads_storage_key_key" ON "uploads"("storage_key");
CREATE INDEX "uploads_user_id_created_at_idx" ON "uploads"("user_id", "created_at" DESC);

CREATE TABLE "idempotency_keys" (
    "user_id" INTEGER NOT NULL REFERENCES "users"("id"),
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "job_id" UUID NOT NULL REFERENCES "generation_jobs"("id") ON DELETE CASCADE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY ("user_id", "key")
);
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

CREATE TABLE "workers" (
    "id" BIGSERIAL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "slots" INTEGER NOT NULL,
    "locked" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
