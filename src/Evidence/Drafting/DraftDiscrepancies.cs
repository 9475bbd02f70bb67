using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Drafting;

/// <summary>Where a record contradicts itself. Both readings are kept; which is right is for a person to find out.</summary>
internal static class DraftDiscrepancies
{
    public static ImmutableArray<Discrepancy> Of(ImportedRecord record, ImportedTrial trial, DraftArms arms, DraftNotes notes)
    {
        var found = ImmutableArray.CreateBuilder<Discrepancy>();
        var design = trial.Design;
        if (arms.All.Length > 0 && arms.All.All(a => a.N is not null) && design is { Enrolment: { } stated, EnrolmentType: DateCertainty.Actual } && int.TryParse(stated.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n != arms.All.Sum(a => a.N!.Value))
            found.Add(Two("How many took part", ($"{n} were enrolled", "trial.design.enrolment"), ($"{arms.All.Sum(a => a.N!.Value)} started in the groups together", "results.flow"), notes));
        if (trial.Arms.Length > 1 && DraftDesign.Plain(design.InterventionModel).StartsWith("SINGLE GROUP", StringComparison.Ordinal))
            found.Add(Two("Groups", ("One group", "trial.design.interventionModel"), ($"{trial.Arms.Length} arms", "trial.arms"), notes));
        if (DraftDesign.Plain(design.Masking).StartsWith("NONE", StringComparison.Ordinal) && trial.Arms.Any(a => DraftDesign.Plain(a.Type) is "PLACEBO COMPARATOR" or "SHAM COMPARATOR"))
            found.Add(Two("Blinding", ("Nobody was kept from knowing", "trial.design.masking"), ("One arm is a placebo or a sham", "trial.arms"), notes));
        if (record.Results is { } results && trial.Outcomes.Any(o => o.Rank == OutcomeRank.Primary))
            foreach (var posted in results.Outcomes.Where(o => o.Rank == OutcomeRank.Primary && !trial.Outcomes.Any(r => r.Rank == OutcomeRank.Primary && Same(r.Measure, o.Title))))
                found.Add(Two("Main outcome",
                    ($"Registered: {DraftNotes.Short(string.Join("; ", trial.Outcomes.Where(o => o.Rank == OutcomeRank.Primary).Select(o => o.Measure)), 300)}", "trial.outcomes"),
                    ($"Posted as a main outcome: {DraftNotes.Short(posted.Title ?? "not named", 300)}", "results.outcomes"), notes));
        return found.ToImmutable();
    }

    private static bool Same(string? a, string? b) => DraftDesign.Plain(a) == DraftDesign.Plain(b);

    private static Discrepancy Two(string topic, (string Says, string Path) one, (string Says, string Path) other, DraftNotes notes) => new()
    {
        Topic = topic,
        Readings = [Said(one, notes), Said(other, notes)],
        Remark = "Found by the program; not looked into yet.",
    };

    private static Sources.Reading Said((string Says, string Path) of, DraftNotes notes) => new() { Says = PublicRecord.Text(of.Says), Source = notes.Source, How = How.Read, Note = of.Path };
}
