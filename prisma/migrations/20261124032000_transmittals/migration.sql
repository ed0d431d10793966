-- CreateTable
CREATE TABLE "transmittal" (
    "id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "raw_sha256" TEXT NOT NULL,
    "transmitted_by" TEXT NOT NULL,
    "instruction" TEXT NOT NULL,
    "transmitted_on" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "stored_real_at" TIMESTAMPTZ(3) NOT NULL,
    "registered_by" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "reading" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "transmittal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transmitted_text" (
    "transmittal_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "file_names" TEXT[],
    "codes" TEXT[],
    "their_reference" TEXT,
    "their_date" TEXT,
    "outcome" TEXT NOT NULL,
    "submission_id" TEXT,

    CONSTRAINT "transmitted_text_pkey" PRIMARY KEY ("transmittal_id","position")
);

-- CreateTable
CREATE TABLE "submission_respondent" (
    "submission_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "submission_respondent_pkey" PRIMARY KEY ("submission_id","code")
);

-- CreateIndex
CREATE UNIQUE INDEX "transmittal_campaign_id_raw_sha256_key" ON "transmittal"("campaign_id", "raw_sha256");

-- CreateIndex
CREATE INDEX "transmitted_text_submission_id_idx" ON "transmitted_text"("submission_id");

-- CreateIndex
CREATE INDEX "submission_respondent_code_idx" ON "submission_respondent"("code");
