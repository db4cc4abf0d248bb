-- additive: a column with its own default; older processes leave it alone.
-- The studio says so once when fewer free credits than this are left. Null = never.
ALTER TABLE "users" ADD COLUMN "notice_below" INTEGER CHECK ("notice_below" BETWEEN 1 AND 1000000);
