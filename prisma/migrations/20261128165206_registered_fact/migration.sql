-- CreateTable
CREATE TABLE "registered_fact" (
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "known_since" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by" TEXT NOT NULL,

    CONSTRAINT "registered_fact_pkey" PRIMARY KEY ("kind","id","version")
);

-- A version is never changed or removed: what was known otherwise later is a version of its own.
CREATE FUNCTION "refuse_fact_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The registry is append-only: % on registered_fact is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "registered_fact_append_only" BEFORE UPDATE OR DELETE ON "registered_fact"
  FOR EACH ROW EXECUTE FUNCTION "refuse_fact_change"();

CREATE TRIGGER "registered_fact_no_truncate" BEFORE TRUNCATE ON "registered_fact"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_fact_change"();
