ALTER TABLE "import_row" DROP CONSTRAINT "import_row_run_id_import_run_id_fk";
