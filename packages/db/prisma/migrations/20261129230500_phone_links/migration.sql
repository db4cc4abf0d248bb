-- additive: a new table.

-- Links with which a phone without an account hands one photo to a design. Only their tokens' digests are stored.
CREATE TABLE "phone_links" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "tab_id" TEXT NOT NULL,
    "token_digest" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "upload_id" UUID,

    CONSTRAINT "phone_links_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "phone_links_token_digest_key" ON "phone_links"("token_digest");
CREATE INDEX "phone_links_user_id_created_at_idx" ON "phone_links"("user_id", "created_at" DESC);
