using System.Globalization;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;
using Equipoise.Statistics.Proportions;
using Spectre.Console;

namespace Equipoise.Cli.Evidence;

/// <summary>A study on one sheet of 80 columns: the answer first, then the figures with their sources in brackets.</summary>
internal static class StudySheet
{
    public static void Print(Study study)
    {
        AnsiConsole.MarkupLine($"[bold]{Markup.Escape(study.Label)}[/]: {Markup.Escape(study.Title)}");
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine(study.Summary);
        AnsiConsole.WriteLine();
        Glance(study);
        if (study.Results.Length > 0) AnsiConsole.Write(Results(study));
        if (study.Harms.Length > 0) AnsiConsole.Write(Harms(study));
        Lines("What this study cannot tell", study.CannotTell);
        Lines("Looked for, not available", study.Missing);
        Lines("Where sources disagree", study.Discrepancies.Select(d => $"{d.Topic}: {string.Join(" | ", d.Readings.Select(r => r.Says + Cite(r)))}"));
    }

    private static void Glance(Study study)
    {
        var table = new Table().NoBorder().HideHeaders().AddColumn(new TableColumn("").NoWrap()).AddColumn("");
        table.AddRow("Design", Text($"{Words.Of(study.Design.Strength)} ({Words.Of(study.Design.Allocation.Value)}, {Words.Of(study.Design.Masking.Value)}, compared with {Words.Of(study.Design.Control.Value)})"));
        table.AddRow("Children", Text(study.Size.Headline is { } n ? Words.Number(n.Value) + Cite(n) : "not available"));
        foreach (var arm in study.Arms) table.AddRow("Arm", Text($"{arm.Label}{(arm.N is { } size ? $", {Words.Children(size.Value)}{Cite(size)}" : "")}"));
        AnsiConsole.Write(table);
    }

    private static Table Results(Study study)
    {
        var table = new Table().Border(TableBorder.Simple).Title("Results").AddColumns("measure", "time", "arm", "reported", "source");
        foreach (var r in study.Results)
            table.AddRow(Text(Measure(r)), Text(r.Time?.ToString() ?? ""), Text(r.Versus is { } other ? $"{r.Arm} v {other}" : r.Arm), Text(Reported(r)), Text(Cite(r).Trim()));
        return table;
    }

    private static Table Harms(Study study)
    {
        var table = new Table().Border(TableBorder.Simple).Title("Harms").AddColumns("event", "arm", "counted", "95% exact interval", "source");
        foreach (var h in study.Harms)
        {
            var interval = h is { Events: { } e, Of: { } of } ? ClopperPearson.Interval(e, of) : (Statistics.Interval?)null;
            table.AddRow(
                Text(h.Event),
                Text(h.Arm),
                Text(h is { Events: { } events, Of: { } n } ? $"{events} of {n}" : h.Percent is { } p ? $"{Words.Number(p)}%" : h.Conclusion ?? "not counted"),
                interval is { } i ? string.Create(CultureInfo.InvariantCulture, $"{100 * i.Lower:0.0}-{100 * i.Upper:0.0}%") : "",
                Text(Cite(h).Trim()));
        }

        return table;
    }

    private static string Measure(Result r) => string.Join(", ", new[] { r.Instrument, r.Subscale, r.Item, r.Subgroup }.OfType<string>());

    private static string Reported(Result r)
    {
        var figures = new[]
        {
            ("mean", r.Mean), ("SD", r.Sd), ("median", r.Median), ("change", r.Change), ("SD of change", r.ChangeSd), ("difference", r.Difference),
        }.Where(f => f.Item2 is not null).Select(f => $"{f.Item1} {Words.Number(f.Item2!.Value)}").ToList();
        if (r.RangeLow is { } low && r.RangeHigh is { } high) figures.Add($"range {Words.Number(low)} to {Words.Number(high)}");
        if (r.Events is { } events) figures.Add(r.N is { } n ? $"{events} of {n}" : $"{events} children");
        if (r.Percent is { } percent) figures.Add($"{Words.Number(percent)}%");
        if (r.P is { } p) figures.Add($"p {p}");
        figures.Add(Words.Of(r.Direction));
        return string.Join("; ", figures);
    }

    private static void Lines(string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0) return;
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine(title);
        foreach (var line in all) AnsiConsole.WriteLine("  - " + line);
    }

    private static string Cite(Figure figure) =>
        (figure.Source is { } source ? $" [{source}]" : "") + (figure.How == How.Read ? "" : $" ({Words.Of(figure.How).ToLowerInvariant()})");

    private static string Text(string text) => Markup.Escape(text);
}
