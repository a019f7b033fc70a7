# Writes the golden file criteria.txt of this directory with the R package seriation.
# Run in this directory: Rscript seriation_criteria.R
suppressMessages(library(seriation))
set.seed(20200427)
out <- file("criteria.txt", "w")
write_rows <- function(rows) for (row in rows) writeLines(paste(format(row, digits = 15, trim = TRUE), collapse = " "), out)
writeLines(paste0("# seriation ", packageVersion("seriation"), ", ", R.version.string, ": criterion(distances, order)"), out)
writeLines("# Rscript seriation_criteria.R, seed 20200427", out)
writeLines("# rows: AR_events AR_deviations Path_length BAR Least_squares 2SUM Inertia", out)
methods <- c("AR_events", "AR_deviations", "Path_length", "BAR", "Least_squares", "2SUM", "Inertia")
for (size in c(2, 3, 5, 12, 31)) {
  square <- round(as.matrix(dist(matrix(rnorm(size * 3), size))), 3)
  distances <- as.dist(square)
  order <- sample(size)
  writeLines(paste0("[distances-", size, "]"), out)
  write_rows(lapply(2:size, function(i) square[i, 1:(i - 1)]))
  writeLines(paste0("[order-", size, "]"), out)
  write_rows(list(order - 1))
  writeLines(paste0("[criteria-", size, "]"), out)
  write_rows(list(criterion(distances, ser_permutation(order), method = methods),
                  criterion(distances, NULL, method = methods)))
}
close(out)
