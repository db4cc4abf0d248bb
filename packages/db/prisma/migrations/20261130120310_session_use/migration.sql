-- additive: a column; older processes do not write it.
-- When the session was last used, to some minutes; null = not since there was this column.
ALTER TABLE "sessions" ADD COLUMN "last_used_at" TIMESTAMPTZ(3);
