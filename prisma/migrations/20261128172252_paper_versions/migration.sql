-- DropIndex
DROP INDEX "issued_paper_campaign_id_kind_as_at_key";

-- AlterTable
ALTER TABLE "issued_paper" ADD COLUMN     "language" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version_id" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "document_symbol" (
    "key" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "names" TEXT NOT NULL,
    "campaign_id" TEXT,
    "state" TEXT NOT NULL,
    "entered_by" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by" TEXT,

    CONSTRAINT "document_symbol_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "paper_version" (
    "id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "languages" TEXT[],
    "as_at" TIMESTAMPTZ(3) NOT NULL,
    "inputs_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "entries" JSONB NOT NULL,
    "words" JSONB NOT NULL,
    "obstacles" JSONB NOT NULL,
    "allowed" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "drafted_by" TEXT NOT NULL,
    "cleared_by" TEXT,
    "cleared_at" TIMESTAMPTZ(3),

    CONSTRAINT "paper_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "compilation_progress" (
    "campaign_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "done" INTEGER NOT NULL,
    "whole" INTEGER NOT NULL,
    "at" TEXT,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "compilation_progress_pkey" PRIMARY KEY ("campaign_id")
);

-- CreateIndex
CREATE INDEX "document_symbol_series_number_idx" ON "document_symbol"("series", "number");

-- CreateIndex
CREATE UNIQUE INDEX "paper_version_campaign_id_number_key" ON "paper_version"("campaign_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "issued_paper_campaign_id_kind_as_at_version_id_language_key" ON "issued_paper"("campaign_id", "kind", "as_at", "version_id", "language");

-- Symbols of the campaigns there are: used where their paper has been issued, typed otherwise. Two campaigns with one
-- symbol were possible until now; the earlier keeps it.
INSERT INTO "document_symbol" ("key", "symbol", "series", "number", "names", "campaign_id", "state", "entered_by", "entered_at", "confirmed_by")
SELECT s."key", c."definition"->'paper'->>'symbol', regexp_replace(s."key", '[./][0-9]+$', ''),
  coalesce(substring(s."key" from '([0-9]{1,9})$')::int, 0), coalesce(c."definition"->'paper'->>'title', c."id"), c."id",
  CASE WHEN p."campaign_id" IS NULL THEN 'typed' ELSE 'confirmed' END, c."drafted_by", now(),
  CASE WHEN p."campaign_id" IS NULL THEN NULL ELSE c."drafted_by" END
FROM "campaign" c
CROSS JOIN LATERAL (SELECT regexp_replace(c."definition"->'paper'->>'symbol', '\*+$', '') AS "key") s
LEFT JOIN (SELECT DISTINCT "campaign_id" FROM "issued_paper" WHERE "kind" = 'compilation') p ON p."campaign_id" = c."id"
WHERE s."key" IS NOT NULL
ORDER BY c."drafted_at"
ON CONFLICT DO NOTHING;

-- Compilations issued before there were versions. What was inside them is in the ledger only.
UPDATE "issued_paper" SET "version_id" = "id" WHERE "kind" = 'compilation';
INSERT INTO "paper_version" ("id", "campaign_id", "number", "form", "symbol", "languages", "as_at", "inputs_hash", "hash",
  "entries", "words", "obstacles", "allowed", "state", "drafted_by", "cleared_by", "cleared_at")
SELECT p."id", p."campaign_id", row_number() OVER (PARTITION BY p."campaign_id" ORDER BY p."as_at"),
  CASE WHEN row_number() OVER (PARTITION BY p."campaign_id" ORDER BY p."as_at") = 1 THEN 'first' ELSE 'revision' END,
  coalesce(p."symbol", ''), ARRAY[coalesce(c."definition"->'paper'->>'language', 'en')], p."as_at", p."inputs_hash",
  p."inputs_hash", '[]', '{"total":0,"submitted":0,"longest":0,"limit":8500,"aboveLimit":0}', '[]', '[]', 'issued',
  c."drafted_by", NULL, NULL
FROM "issued_paper" p JOIN "campaign" c ON c."id" = p."campaign_id" WHERE p."kind" = 'compilation';

ALTER TABLE "document_symbol"
  ADD CONSTRAINT "document_symbol_state" CHECK ("state" IN ('assigned', 'typed', 'confirmed'));
ALTER TABLE "paper_version"
  ADD CONSTRAINT "paper_version_form" CHECK ("form" IN ('first', 'addendum', 'corrigendum', 'reissue', 'revision')),
  ADD CONSTRAINT "paper_version_state" CHECK ("state" IN ('draft', 'issued')),
  -- Four eyes, also below the application.
  ADD CONSTRAINT "paper_version_four_eyes" CHECK ("cleared_by" IS NULL OR "cleared_by" <> "drafted_by"),
  ADD CONSTRAINT "paper_version_draft_not_cleared" CHECK ("state" = 'issued' OR "cleared_by" IS NULL);

-- A draft can only be issued as it is, with what its clearing officer allowed; an issued version never changes again.
CREATE FUNCTION "refuse_paper_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'paper_version' THEN
    IF OLD."state" = 'draft' AND NEW."state" = 'issued'
      AND to_jsonb(OLD) - '{state,cleared_by,cleared_at,allowed}'::text[] = to_jsonb(NEW) - '{state,cleared_by,cleared_at,allowed}'::text[]
    THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'A paper stays as it was drafted and issued: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "paper_version_immutable" BEFORE UPDATE OR DELETE ON "paper_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_paper_change"();
CREATE TRIGGER "paper_version_no_truncate" BEFORE TRUNCATE ON "paper_version"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_paper_change"();
CREATE TRIGGER "issued_paper_immutable" BEFORE UPDATE OR DELETE ON "issued_paper"
  FOR EACH ROW EXECUTE FUNCTION "refuse_paper_change"();
CREATE TRIGGER "issued_paper_no_truncate" BEFORE TRUNCATE ON "issued_paper"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_paper_change"();

-- A symbol names one document for ever; only its confirmation, and the campaign that takes a reserved one, are added.
CREATE FUNCTION "refuse_symbol_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."key" = NEW."key" AND OLD."series" = NEW."series" AND OLD."number" = NEW."number"
    AND (OLD."campaign_id" IS NULL OR OLD."campaign_id" = NEW."campaign_id")
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'A symbol is never given twice: % on document_symbol is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "document_symbol_for_ever" BEFORE UPDATE OR DELETE ON "document_symbol"
  FOR EACH ROW EXECUTE FUNCTION "refuse_symbol_change"();
CREATE TRIGGER "document_symbol_no_truncate" BEFORE TRUNCATE ON "document_symbol"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_symbol_change"();
