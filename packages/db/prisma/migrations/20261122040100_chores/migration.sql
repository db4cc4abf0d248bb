-- What has to be done now and then by one process of all, and when it was last begun.
CREATE TABLE "chores" (
    "name" TEXT NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "chores_pkey" PRIMARY KEY ("name")
);
INSERT INTO "chores" ("name") VALUES ('sweep-orphans');
