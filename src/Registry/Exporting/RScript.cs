using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Equipoise.Registry.Exporting;

/// <summary>A script for R, without packages, that reads the tables of an export.</summary>
internal static class RScript
{
    private const string Body = """
        # Run it in the folder of the tables, or source it: registry <- read_registry("folder").
        read_registry <- function(folder = ".") {
          table_of <- function(file) {
            rows <- utils::read.csv(file.path(folder, file), colClasses = "character", check.names = FALSE, na.strings = "", encoding = "UTF-8")
            rows[] <- lapply(rows, function(x) sub("^'(?=[=+@\t\r'-])", "", x, perl = TRUE))
            rows
          }
          dictionary <- table_of("dictionary.csv")
          labels <- table_of("labels.csv")
          typed <- function(x, type, codes) switch(type,
            number = , "day-count" = as.numeric(x),
            "true-false" = x == "true",
            date = as.Date(x, format = "%Y-%m-%d"),
            instant = as.POSIXct(x, format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC"),
            choice = factor(x, levels = codes$code, labels = make.unique(codes$label)),
            x)
          registry <- list()
          for (i in seq_len(nrow(tables))) {
            name <- tables$name[i]
            rows <- table_of(tables$file[i])
            if (nrow(rows) != tables$rows[i]) stop(tables$file[i], " has ", nrow(rows), " rows, but ", tables$rows[i], " were exported: the file is not whole.")
            result <- list()
            for (column in names(rows)) {
              meaning <- dictionary[dictionary$table == name & dictionary$column == column, ]
              codes <- labels[labels$table == name & labels$column == column, ]
              value <- typed(rows[[column]], meaning$type, codes)
              if (!is.na(meaning$label)) attr(value, "label") <- meaning$label
              if (!is.na(meaning$unit)) attr(value, "unit") <- meaning$unit
              result[[make.names(column)]] <- value
              if (meaning$type == "several") for (k in seq_len(nrow(codes))) {
                chosen <- vapply(strsplit(rows[[column]], "|", fixed = TRUE), function(s) if (identical(s, NA_character_)) NA else codes$code[k] %in% s, NA)
                attr(chosen, "label") <- paste0(meaning$label, ": ", codes$label[k])
                result[[make.names(paste0(column, ".", codes$code[k]))]] <- chosen
              }
            }
            registry[[name]] <- as.data.frame(result, stringsAsFactors = FALSE)
          }
          registry
        }

        if (sys.nframe() == 0L) {
          file <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
          registry <- read_registry(if (length(file)) dirname(file) else ".")
          for (name in names(registry)) cat(name, nrow(registry[[name]]), ncol(registry[[name]]), "\n")
        }
        """;

    public static long Write(Stream to, ExportScope scope, ImmutableArray<ExportedFile> files)
    {
        var tables = files.Where(f => f.Name.EndsWith(".csv", StringComparison.Ordinal) && f.Name is not ("dictionary.csv" or "labels.csv")).ToList();
        using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine($"# Reads the export of {scope.Request.ProgrammeId} at {scope.Site.Code} into a list of data frames: types, factors with labels, units. R 4.2 or later, no packages.");
        if (scope.Site.Synthetic) text.WriteLine("# SYNTHETIC: the children of this site are invented.");
        text.WriteLine("tables <- data.frame(");
        text.WriteLine($"  name = c({string.Join(", ", tables.Select(t => $"\"{Path.GetFileNameWithoutExtension(t.Name)}\""))}),");
        text.WriteLine($"  file = c({string.Join(", ", tables.Select(t => $"\"{t.Name}\""))}),");
        text.WriteLine($"  rows = c({string.Join(", ", tables.Select(t => t.Rows.ToString(CultureInfo.InvariantCulture)))}))");
        text.WriteLine();
        text.WriteLine(Body.ReplaceLineEndings("\n"));
        return 0;
    }
}
