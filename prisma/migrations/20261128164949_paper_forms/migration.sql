-- AlterTable
ALTER TABLE "issued_paper" ADD COLUMN     "html_sha256" TEXT,
ADD COLUMN     "text_sha256" TEXT,
ADD COLUMN     "xml_sha256" TEXT;
