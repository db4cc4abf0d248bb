-- additive: a new table, which nothing older reads.
-- What a provider's calls of a day (UTC) cost: quoted while under way, and as billed once that is told. Kept only while a
-- daily budget is set, so that no call waits for its row without need.
CREATE TABLE "provider_days" (
    "provider" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "microdollars" BIGINT NOT NULL,
    PRIMARY KEY ("provider", "day")
);
