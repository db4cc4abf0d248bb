-- additive: new columns with defaults and new tables; nothing that an older process reads or writes changes.

-- A person who was emptied: the row stays as a number, so that jobs and ledger rows keep their owner.
ALTER TABLE "users" ADD COLUMN "emptied_at" TIMESTAMPTZ(3);

-- When a draft or a viewer last wanted an upload, and whether a job named it when it was last looked for: such a one stays
-- with the job.
ALTER TABLE "uploads"
    ADD COLUMN "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    ADD COLUMN "in_job" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "uploads_touched_at_idx" ON "uploads"("touched_at");

-- Objects whose row is gone: written in the transaction that removed the row, so that a crash forgets none.
CREATE TABLE "discarded_objects" (
    "storage_key" TEXT NOT NULL,
    "discarded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "discarded_objects_pkey" PRIMARY KEY ("storage_key")
);
CREATE INDEX "discarded_objects_discarded_at_idx" ON "discarded_objects"("discarded_at");

-- Counts over a minute need not survive a crash: no request waits for the log, and the log does not grow by them.
ALTER TABLE "request_counts" SET UNLOGGED;

-- The open streams of each server process, by user; a process that is gone is not counted after half a minute.
CREATE UNLOGGED TABLE "open_streams" (
    "process_id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "streams" INTEGER NOT NULL CHECK ("streams" > 0),
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "open_streams_pkey" PRIMARY KEY ("process_id", "user_id")
);
CREATE INDEX "open_streams_user_id_idx" ON "open_streams"("user_id");

INSERT INTO "chores" ("name") VALUES ('sweep-uploads'), ('empty-guests');

-- Guests of whom the daily look has to know who has been away for long.
CREATE INDEX "users_guests" ON "users"("created_at") WHERE "is_anonymous" AND "emptied_at" IS NULL;
-- Jobs that ended without a charge: anybody can make them for nothing, so they go after a while.
CREATE INDEX "generation_jobs_uncharged" ON "generation_jobs"("completed_at")
    WHERE "status" IN ('failed', 'canceled') AND NOT "credits_deducted";
