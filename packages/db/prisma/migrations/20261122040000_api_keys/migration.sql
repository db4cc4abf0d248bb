-- Keys by which programs act for an account. Only a digest is kept: a key has 256 random bits, so one round of
-- SHA-256 is enough, and whoever reads this table can use none of them.
CREATE TABLE "api_keys" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "digest" BYTEA NOT NULL,
    "ending" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "api_keys_name" CHECK (char_length("name") BETWEEN 1 AND 60),
    CONSTRAINT "api_keys_digest" CHECK (octet_length("digest") = 32)
);
CREATE UNIQUE INDEX "api_keys_digest_key" ON "api_keys"("digest");
CREATE INDEX "api_keys_user_id_idx" ON "api_keys"("user_id");
