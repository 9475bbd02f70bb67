using System.Globalization;
using Equipoise.Cli.Records;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Writing;
using Equipoise.Site.Claims;
using Spectre.Console;

namespace Equipoise.Cli.Claims;

/// <summary>Reports for people, in 80 columns.</summary>
internal static class ClaimSheet
{
    private const int Width = 80;

    public static void Print(IEnumerable<CheckedSource> answers, bool many, bool explain)
    {
        foreach (var answer in answers)
        {
            if (answer.Report is not { } report) continue;
            if (many) AnsiConsole.MarkupLine($"[bold]{Markup.Escape(RecordVerbs.Printable(answer.Source))}[/]");
            Print(report, explain);
            if (many) Console.WriteLine();
        }
    }

    private static void Print(ClaimReport report, bool explain)
    {
        if (report.Document.Title is { } title) Say(title, "");
        foreach (var claim in report.Claims) Print(claim, explain);
        if (!report.Flags.IsEmpty) Heading("Warning signs of the whole page");
        foreach (var flag in report.Flags) Say($"The page {FlagWords.Of(flag)}.", "  ", "! ");
        if (!report.Omissions.IsEmpty) Heading("What the page does not say");
        foreach (var omission in report.Omissions) Say($"{omission.Says} {omission.Truth}{Evidence(omission.Evidence)}", "  ", "- ");
        if (!report.Questions.IsEmpty) Heading("Questions to ask");
        foreach (var question in report.Questions) Say(question, "  ", "- ");
        Heading("In short");
        Say(report.Summary, "  ");
        foreach (var note in report.Document.Notes) Say(note, "  ");
    }

    private static void Print(Claim claim, bool explain)
    {
        Console.WriteLine();
        var words = VerdictWords.Of(claim.Verdict);
        AnsiConsole.MarkupLine($"[{Colour(claim.Verdict)}]{words.Mark} {words.Name}[/]  {ClaimLabels.Of(claim.Type)}, {ClaimLabels.Of(claim.Stance)}, {claim.Start.ToString(CultureInfo.InvariantCulture)}-{claim.End.ToString(CultureInfo.InvariantCulture)}");
        Say($"“{claim.Quote}”", "  ");
        Say(claim.Why + Evidence(claim.Evidence), "  ", "→ ");
        foreach (var flag in claim.Flags) Say(FlagWords.Of(flag), "  ", "! ");
        if (explain && !claim.Because.IsEmpty) Say($"because of: {string.Join("; ", claim.Because)}", "  ");
    }

    private static string Evidence(IReadOnlyCollection<string> ids) => ids.Count == 0 ? "" : $" [{string.Join(", ", ids)}]";

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Supported => "green",
        Verdict.Contradicted => "red",
        Verdict.Overstated or Verdict.Unproven => "yellow",
        _ => "blue",
    };

    private static void Heading(string words)
    {
        Console.WriteLine();
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(words)}[/]");
    }

    /// <summary>Writes words in lines that fit, each after a margin, the first with a mark.</summary>
    private static void Say(string words, string margin, string mark = "")
    {
        var line = margin + mark;
        var indent = margin + new string(' ', mark.Length);
        var empty = true;
        foreach (var word in RecordVerbs.Printable(words).Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => w.Chunk(Width - 8).Select(c => new string(c))))
        {
            if (!empty && line.Length + word.Length + 1 > Width)
            {
                Console.WriteLine(line);
                (line, empty) = (indent, true);
            }

            line += empty ? word : " " + word;
            empty = false;
        }

        if (!empty) Console.WriteLine(line);
    }
}
