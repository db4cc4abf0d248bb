-- additive: a table and a column; older processes send no mails and confirm no addresses.
-- Mails still to be sent. A row may hold a link that opens an account, so it goes as soon as the mail is handed over.
CREATE TABLE "mails" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "recipient" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    -- When it may be tried next; while a try is under way, when its lease ends.
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lease_token" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE INDEX "mails_due_at_idx" ON "mails"("due_at");

-- The guest who signed up and whose work moves when the address is confirmed.
ALTER TABLE "users" ADD COLUMN "brings_guest_id" INTEGER;
