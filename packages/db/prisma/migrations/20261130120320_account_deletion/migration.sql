-- additive: a column and a task; older processes delete no accounts.
-- When the account is emptied, as its owner asked; null = nobody asked, or the owner took it back.
ALTER TABLE "users" ADD COLUMN "delete_at" TIMESTAMPTZ(3);
CREATE INDEX "users_delete_at" ON "users"("delete_at") WHERE "delete_at" IS NOT NULL;
INSERT INTO "chores" ("name") VALUES ('delete-accounts');
