-- additive: a new column that may be null; nothing that an older process reads or writes changes.

ALTER TABLE "generation_jobs" ADD COLUMN "painter_edition" SMALLINT;
