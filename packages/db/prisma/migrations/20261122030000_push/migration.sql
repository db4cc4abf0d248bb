-- Keys that every process shares, made by whichever needs them first.
CREATE TABLE "server_keys" (
    "name" TEXT PRIMARY KEY,
    "public_key" TEXT NOT NULL,
    "private_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- One row a device that asked to be told.
CREATE TABLE "push_subscriptions" (
    "id" BIGSERIAL PRIMARY KEY,
    "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE,
    "endpoint" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "push_subscriptions_endpoint_key" ON "push_subscriptions"("endpoint");
CREATE INDEX "push_subscriptions_user_id_idx" ON "push_subscriptions"("user_id");

-- What is still to be told to which device; gone once its push service has taken it.
CREATE TABLE "push_deliveries" (
    "subscription_id" BIGINT NOT NULL REFERENCES "push_subscriptions"("id") ON DELETE CASCADE,
    "job_id" UUID NOT NULL REFERENCES "generation_jobs"("id") ON DELETE CASCADE,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    PRIMARY KEY ("subscription_id", "job_id")
);
CREATE INDEX "push_deliveries_due_at_idx" ON "push_deliveries"("due_at");
CREATE INDEX "push_deliveries_job_id_idx" ON "push_deliveries"("job_id");

-- A job ends in several places (its worker, the claim, a sweep, a takeover). Noted here, with its end and in the same
-- transaction, none of them can forget it. Ends that come close together are told together, hence the two seconds.
CREATE FUNCTION "note_job_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "push_deliveries" ("subscription_id", "job_id", "due_at")
    SELECT "id", NEW."id", now() + interval '2 seconds' FROM "push_subscriptions" WHERE "user_id" = NEW."user_id"
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER "generation_jobs_note_end" AFTER UPDATE OF "status" ON "generation_jobs" FOR EACH ROW
    WHEN (OLD."status" IS DISTINCT FROM NEW."status" AND NEW."status" IN ('completed', 'failed'))
    EXECUTE FUNCTION "note_job_end"();

-- How long a person's last finished jobs took, however many wait behind them.
CREATE INDEX "generation_jobs_completed" ON "generation_jobs"("user_id", "seq" DESC) WHERE "status" = 'completed';
