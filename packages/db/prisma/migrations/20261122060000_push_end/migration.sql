-- A device that is being forgotten at the same moment is passed over: waiting for it would hold the job's end up, and
-- its foreign key would then refuse it.
CREATE OR REPLACE FUNCTION "note_job_end"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "push_deliveries" ("subscription_id", "job_id", "due_at")
    SELECT "id", NEW."id", now() + interval '2 seconds' FROM "push_subscriptions" WHERE "user_id" = NEW."user_id"
    FOR KEY SHARE SKIP LOCKED
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
