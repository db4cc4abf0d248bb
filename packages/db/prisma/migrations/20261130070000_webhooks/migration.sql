-- additive: two tables and a trigger; an older process ends jobs as before, and newer ones deliver them.
-- An address that its owner wants told about the ends of their jobs. The secret signs, so it is kept whole.
CREATE TABLE "webhooks" (
    "id" SERIAL PRIMARY KEY,
    "user_id" INTEGER NOT NULL REFERENCES "users"("id") ON DELETE CASCADE,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    -- After a rotation the old secret signs too, for a day.
    "old_secret" TEXT,
    "old_secret_until" TIMESTAMPTZ(3),
    -- When it was last called: whose turn it is.
    "tried_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "webhooks_user_id_idx" ON "webhooks"("user_id");

-- Each end of a job on its way to a webhook, and the log of it afterwards.
CREATE TABLE "webhook_deliveries" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "seq" BIGSERIAL NOT NULL,
    "webhook_id" INTEGER NOT NULL REFERENCES "webhooks"("id") ON DELETE CASCADE,
    "job_id" UUID NOT NULL REFERENCES "generation_jobs"("id") ON DELETE CASCADE,
    "event" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting' CHECK ("state" IN ('waiting', 'delivered', 'failed')),
    "attempt" INTEGER NOT NULL DEFAULT 0,
    -- When it may be tried next; while a try is under way, when its lease ends.
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_token" UUID,
    "tried_at" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_fault" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "webhook_deliveries_seq_key" ON "webhook_deliveries"("seq");
CREATE UNIQUE INDEX "webhook_deliveries_webhook_id_job_id_key" ON "webhook_deliveries"("webhook_id", "job_id");
CREATE INDEX "webhook_deliveries_webhook_id_seq_idx" ON "webhook_deliveries"("webhook_id", "seq" DESC);
CREATE INDEX "webhook_deliveries_job_id_idx" ON "webhook_deliveries"("job_id");
CREATE INDEX "webhook_deliveries_created_at_idx" ON "webhook_deliveries"("created_at");
CREATE INDEX "webhook_deliveries_waiting" ON "webhook_deliveries"("webhook_id", "due_at") WHERE "state" = 'waiting';
CREATE INDEX "webhook_deliveries_due" ON "webhook_deliveries"("due_at") WHERE "state" = 'waiting';

-- Written with the end of a job, whoever ends it, so that none is forgotten. A webhook that is being removed at the same
-- moment is passed over: waiting for it would hold the job's end up.
CREATE FUNCTION "note_job_end_for_webhooks"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "webhook_deliveries" ("webhook_id", "job_id", "event")
    SELECT "id", NEW."id", 'job.' || NEW."status" FROM "webhooks" WHERE "user_id" = NEW."user_id"
    FOR KEY SHARE SKIP LOCKED
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER "generation_jobs_note_end_for_webhooks" AFTER UPDATE OF "status" ON "generation_jobs" FOR EACH ROW
    WHEN (OLD."status" IS DISTINCT FROM NEW."status" AND NEW."status" IN ('completed', 'failed', 'canceled'))
    EXECUTE FUNCTION "note_job_end_for_webhooks"();
