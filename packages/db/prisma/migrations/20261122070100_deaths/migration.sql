-- How many workers died, or fell silent, while they ran this job: before its last attempt it is suspected and runs alone.
ALTER TABLE "generation_jobs" ADD COLUMN "deaths" SMALLINT NOT NULL DEFAULT 0;
