using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>Posted outcomes as results: every value as printed, in the field whose meaning the register's own words give it, else in words.</summary>
internal sealed class DraftResults(DraftArms arms, ReadInstruments instruments, DraftNotes notes)
{
    public ImmutableArray<Result> Of(ImmutableArray<ReportedMeasure> outcomes)
    {
        var results = ImmutableArray.CreateBuilder<Result>();
        for (var i = 0; i < outcomes.Length; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"results.outcomes[{i}]");
            if (outcomes[i].ReportingStatus == "NOT_POSTED") notes.Fill($"'{DraftNotes.Short(outcomes[i].Title ?? path, 80)}' is not posted yet.");
            results.AddRange(Values(outcomes[i], path));
            results.AddRange(outcomes[i].Analyses.SelectMany((a, n) => Analysis(outcomes[i], a, string.Create(CultureInfo.InvariantCulture, $"{path}.analyses[{n}]"))));
        }

        return results.ToImmutable();
    }

    private IEnumerable<Result> Values(ReportedMeasure measure, string path)
    {
        for (var c = 0; c < measure.Classes.Length; c++)
            for (var g = 0; g < measure.Classes[c].Categories.Length; g++)
                foreach (var m in measure.Classes[c].Categories[g].Measurements)
                {
                    var at = string.Create(CultureInfo.InvariantCulture, $"{path}.classes[{c}].categories[{g}], group {m.Group}");
                    if (Value(measure, measure.Classes[c], measure.Classes[c].Categories[g], m, at) is { } result) yield return result;
                }
    }

    private Result? Value(ReportedMeasure measure, MeasureClass row, MeasureCategory category, Measurement m, string path)
    {
        var group = measure.Groups.FirstOrDefault(g => g.Id == m.Group);
        if (arms.Matching(group?.Title, measure.Groups.Length) is not var (arm, part))
        {
            notes.LeaveOut($"{path}, '{DraftNotes.Short(group?.Title ?? m.Group, 60)}' is no registered arm by its title: {Titled(measure, row, category)}: {Printed(measure, m)}");
            return null;
        }

        var result = Started(measure, row, category, path) with { Arm = arm, Subgroup = part, N = Count(row.Denominators.Length > 0 ? row.Denominators : measure.Denominators, m.Group) };
        return DraftValue.Into(result, measure, m, Printed(measure, m));
    }

    /// <summary>All that the values of one row have in common.</summary>
    private Result Started(ReportedMeasure measure, MeasureClass? row, MeasureCategory? category, string path)
    {
        var instrument = instruments.In(measure.Title);
        var time = ReadTimes.From(row?.Title, category?.Title, measure.TimeFrame);
        var part = string.Join(": ", ((string?[])[row?.Title, category?.Title]).Where(t => !string.IsNullOrWhiteSpace(t) && ReadTimes.From(t) is null));
        var subscale = instrument?.Subscales.FirstOrDefault(s => s.Name.Equals(part, StringComparison.OrdinalIgnoreCase))?.Name;
        var item = instrument is null ? string.Join(", ", ((string?[])[measure.Title ?? "not named", part]).Where(t => !string.IsNullOrEmpty(t))) : subscale is null && part.Length > 0 ? part : null;
        return new()
        {
            Instrument = instrument?.Id ?? ReadInstruments.Other,
            Subscale = subscale,
            Item = item is null ? null : DraftNotes.Short(PublicRecord.Text(item), 200),
            Arm = "all",
            Time = time,
            Direction = Direction.NotReported,
            Primary = measure.Rank == OutcomeRank.Primary,
            Source = notes.Source,
            How = How.Read,
            Note = DraftNotes.Note(path, time is null ? $"time frame as printed: {measure.TimeFrame ?? "none"}; {measure.Unit}" : measure.Unit),
        };
    }

    private static string Titled(ReportedMeasure measure, MeasureClass row, MeasureCategory category) =>
        DraftNotes.Short(string.Join(", ", ((string?[])[measure.Title, row.Title, category.Title]).Where(t => !string.IsNullOrWhiteSpace(t))), 160);

    private static string Printed(ReportedMeasure measure, Measurement m)
    {
        var text = $"{measure.Parameter} {m.Value?.Text}";
        if (m.Spread is { } spread) text += $", {measure.Dispersion} {spread.Text}";
        if (m.Lower is not null || m.Upper is not null) text += $", {measure.Dispersion} {m.Lower?.Text ?? "?"} to {m.Upper?.Text ?? "?"}";
        if (measure.Unit is { } unit) text += $" ({unit})";
        if (m.Comment is { } comment) text += $"; {comment}";
        return DraftNotes.Short(PublicRecord.Text(text), 300);
    }

    private static int? Count(ImmutableArray<ReportedDenominator> denominators, string group)
    {
        var of = denominators.FirstOrDefault(d => d.Units is null || DraftDesign.Plain(d.Units) is "PARTICIPANTS" or "SUBJECTS")?.Counts.FirstOrDefault(c => c.Group == group)?.Count;
        return of is { IsPlain: true } count && int.TryParse(count.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : null;
    }

    /// <summary>A stated comparison. A register does not say which group was taken from which, so that its estimate stays in words.</summary>
    private IEnumerable<Result> Analysis(ReportedMeasure measure, ReportedAnalysis analysis, string path)
    {
        var words = DraftNotes.Short(PublicRecord.Text(Words(analysis)), 400);
        var groups = analysis.Groups.Select(id => arms.Matching(measure.Groups.FirstOrDefault(g => g.Id == id)?.Title, measure.Groups.Length)?.Arm).ToList();
        if (groups is not [{ } first, { } second] || first == second || first == "all" || second == "all")
        {
            notes.LeaveOut($"{path}, a comparison of groups that are not two registered arms by their titles: {words}");
            yield break;
        }

        var (arm, versus) = IsControl(first) && !IsControl(second) ? (second, first) : (first, second);
        yield return Started(measure, null, null, path) with
        {
            Arm = arm,
            Versus = versus,
            P = analysis.PValue is { } p && PValue.TryParse(p.Text.Replace(" ", "", StringComparison.Ordinal), null, out var value) ? value : null,
            PCompares = analysis.PValue is null ? null : Comparison.BetweenArms,
            Conclusion = words,
        };
    }

    private bool IsControl(string arm) => arms.All.First(a => a.Id == arm).Role != ArmRole.Cells;

    private static string Words(ReportedAnalysis analysis)
    {
        var parts = new List<string>();
        if (analysis.Estimate is { } estimate) parts.Add($"{analysis.Parameter ?? "Estimate"} {estimate.Text}; which group was taken from which is not said");
        if (analysis.CiLower is not null || analysis.CiUpper is not null) parts.Add($"{analysis.CiPercent?.Text ?? "?"}% interval {analysis.CiLower?.Text ?? "open"} to {analysis.CiUpper?.Text ?? "open"}{(analysis.CiSides == "ONE_SIDED" ? ", one-sided" : "")}");
        if (analysis.PValue is { } p) parts.Add($"p {p.Text}");
        if (analysis.Method is { } method) parts.Add(method);
        return parts.Count == 0 ? "A comparison without figures." : string.Join("; ", parts) + ".";
    }
}
