-- CreateTable
CREATE TABLE "report_edit" (
    "plan" TEXT NOT NULL,
    "paragraph" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "as_at" TEXT NOT NULL,
    "text" TEXT,
    "stated" JSONB NOT NULL,
    "officer" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_edit_pkey" PRIMARY KEY ("plan","paragraph","version")
);

-- CreateTable
CREATE TABLE "report_draft" (
    "plan" TEXT NOT NULL,
    "as_at" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "paper_sha256" TEXT NOT NULL,
    "paragraphs" JSONB NOT NULL,
    "drafted_by" TEXT NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_by" TEXT,
    "cleared_at" TIMESTAMPTZ(3),
    "pdf_sha256" TEXT NOT NULL,
    "word_sha256" TEXT NOT NULL,
    "html_sha256" TEXT NOT NULL,
    "xml_sha256" TEXT NOT NULL,
    "text_sha256" TEXT NOT NULL,

    CONSTRAINT "report_draft_pkey" PRIMARY KEY ("plan","as_at","version")
);

-- Nobody clears what they drafted.
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_cleared_by_another" CHECK ("cleared_by" <> "drafted_by");
ALTER TABLE "report_draft" ADD CONSTRAINT "report_draft_cleared_whole" CHECK (("cleared_by" IS NULL) = ("cleared_at" IS NULL));

-- An edit is never changed or removed: letting a paragraph go is a version of its own.
CREATE FUNCTION "refuse_edit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Edits are append-only: % on report_edit is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER "report_edit_append_only" BEFORE UPDATE OR DELETE ON "report_edit"
  FOR EACH ROW EXECUTE FUNCTION "refuse_edit_change"();

CREATE TRIGGER "report_edit_no_truncate" BEFORE TRUNCATE ON "report_edit"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_edit_change"();
