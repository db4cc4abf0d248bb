-- While a row is here and "until" lies ahead, nobody may call this provider; the claim honours it.
CREATE TABLE "provider_pauses" (
    "provider" TEXT PRIMARY KEY,
    "until" TIMESTAMPTZ(3) NOT NULL,
    -- 'rate_limit', 'overloaded', 'billing', 'key', ...
    "reason" TEXT NOT NULL,
    -- When this trouble began; a fault that persists moves "until" alone.
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    -- How often it was met in a row: the pause doubles with it.
    "failures" INTEGER NOT NULL DEFAULT 1
);

-- What a provider told of its own limits, so that no call is sent that it would refuse.
CREATE TABLE "provider_limits" (
    "provider" TEXT PRIMARY KEY,
    "input_images_per_minute" INTEGER NOT NULL CHECK ("input_images_per_minute" > 0),
    "told_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- One row a paid call: written before it goes out, completed after it. What is 'open' and nobody runs was cut off.
CREATE TABLE "provider_calls" (
    "id" BIGSERIAL PRIMARY KEY,
    "job_id" UUID NOT NULL REFERENCES "generation_jobs"("id") ON DELETE CASCADE,
    "image_index" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "provider" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "quality" TEXT NOT NULL,
    "size" TEXT NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'open'
        CHECK ("outcome" IN ('open', 'ok', 'refused', 'busy', 'unknown', 'failed', 'aborted')),
    "error_code" TEXT,
    "request_id" TEXT,
    "input_text_tokens" INTEGER,
    "input_image_tokens" INTEGER,
    "output_tokens" INTEGER,
    "cost_microdollars" BIGINT,
    "quoted_microdollars" BIGINT,
    -- Pictures that went along; each counts against the provider's limit.
    "input_images" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3)
);
CREATE INDEX "provider_calls_job_id_image_index_idx" ON "provider_calls"("job_id", "image_index");
-- How many pictures went out within the last minute.
CREATE INDEX "provider_calls_provider_started_at_idx" ON "provider_calls"("provider", "started_at" DESC);
