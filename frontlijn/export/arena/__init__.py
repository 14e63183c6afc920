"""An arena on its way out: as a page, a table, data, and a workbook that computes it once more."""
