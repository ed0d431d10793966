-- AlterTable
ALTER TABLE "note" ADD COLUMN     "translations" JSONB;
