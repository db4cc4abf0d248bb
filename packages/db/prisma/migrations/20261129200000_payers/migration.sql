-- additive: new columns with defaults, a trigger that fills in what older versions leave out, and new tables.
-- Who pays for a job, whose doing a ledger row was, and which guest's credits it came from (docs/decisions/0014-whose-credits.md).
CREATE TYPE "user_kind" AS ENUM ('person', 'wallet');
ALTER TABLE "users"
    -- A wallet pays for a salon and cannot sign in.
    ADD COLUMN "kind" "user_kind" NOT NULL DEFAULT 'person',
    -- Whether spend_months is kept for this payer: set with the first limit, and read by the claim under the row's lock.
    ADD COLUMN "limits_spending" BOOLEAN NOT NULL DEFAULT false,
    -- When the starter credits were decided on; whoever has it, or a lane, has had them.
    ADD COLUMN "starter_at" TIMESTAMPTZ(3),
    -- How many of them the ceiling for free credits kept back.
    ADD COLUMN "starter_withheld" INTEGER NOT NULL DEFAULT 0;
UPDATE "users" u SET "starter_at" = u."created_at"
WHERE EXISTS (SELECT 1 FROM "user_lanes" l WHERE l."user_id" = u."id");

ALTER TABLE "generation_jobs"
    ADD COLUMN "payer_id" INTEGER REFERENCES "users"("id"),
    -- Charged to a guest who then signed in to an account that existed: what comes back lapses.
    ADD COLUMN "refund_lapses" BOOLEAN NOT NULL DEFAULT false;
UPDATE "generation_jobs" SET "payer_id" = "user_id";
ALTER TABLE "generation_jobs" ALTER COLUMN "payer_id" SET NOT NULL;
-- A person pays for herself unless the writer says otherwise; when her jobs move to another account, so does that. It
-- also serves a process of the version before, which does not know the column.
CREATE FUNCTION "pay_for_oneself"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.payer_id := NEW.user_id;
    RETURN NEW;
END $$;
CREATE TRIGGER "generation_jobs_payer" BEFORE INSERT ON "generation_jobs"
    FOR EACH ROW WHEN (NEW.payer_id IS NULL) EXECUTE FUNCTION "pay_for_oneself"();
CREATE TRIGGER "generation_jobs_payer_moves" BEFORE UPDATE OF "user_id" ON "generation_jobs"
    FOR EACH ROW WHEN (NEW.payer_id = OLD.user_id) EXECUTE FUNCTION "pay_for_oneself"();
CREATE INDEX "generation_jobs_payer_id_idx" ON "generation_jobs"("payer_id") WHERE "payer_id" <> "user_id";

ALTER TABLE "credit_ledger"
    -- Whose doing it was: who pressed Generate, or the operator's word. Null in rows from before there was one.
    ADD COLUMN "actor_id" INTEGER,
    ADD COLUMN "reason" TEXT,
    -- The guest whose credits these were, after the guest signed in to an account that existed: they sum to nothing.
    ADD COLUMN "origin_id" INTEGER,
    ADD COLUMN "event_id" TEXT;
CREATE UNIQUE INDEX "credit_ledger_event_id_key" ON "credit_ledger"("event_id");
CREATE INDEX "credit_ledger_origin_id_idx" ON "credit_ledger"("origin_id") WHERE "origin_id" IS NOT NULL;

-- What one person may spend of one payer's credits in a month (UTC), and has. All its writers hold the payer's row.
CREATE TABLE "spend_months" (
    "payer_id" INTEGER NOT NULL REFERENCES "users"("id"),
    "actor_id" INTEGER NOT NULL REFERENCES "users"("id"),
    "month" DATE NOT NULL,
    "spent" INTEGER NOT NULL DEFAULT 0 CHECK ("spent" >= 0),
    -- Null = no limit.
    "cap" INTEGER CHECK ("cap" >= 0),
    PRIMARY KEY ("payer_id", "actor_id", "month")
);

-- Starter credits given out by hour: for the whole house, and for each range of addresses.
CREATE TABLE "free_credits" (
    "range" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "granted" INTEGER NOT NULL,
    PRIMARY KEY ("range", "hour")
);
