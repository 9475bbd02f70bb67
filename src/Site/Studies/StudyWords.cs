using System.Collections.Immutable;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;

namespace Equipoise.Site.Studies;

/// <summary>What the pages about studies call things.</summary>
public static class StudyWords
{
    public static string Of(ArmRole role) => role switch
    {
        ArmRole.Cells => "given cells",
        ArmRole.Placebo => "given a placebo",
        ArmRole.Sham => "given a sham procedure",
        ArmRole.UsualCare => "usual care or education, no cells",
        _ => "given another treatment, no cells",
    };

    public static string Of(DesignModel model) => model switch
    {
        DesignModel.Parallel => "groups side by side",
        DesignModel.Crossover => "crossover: every child gets both, in turn",
        DesignModel.SingleArm => "one group, before and after",
        DesignModel.WithinSubject => "the same children, compared with themselves",
        DesignModel.DoseEscalation => "small groups one after the other with rising doses",
        DesignModel.Cluster => "whole groups put into arms",
        DesignModel.ChartReview => "read back from patients’ files",
        _ => "one or a few single cases",
    };

    public static string Of(Masked masked) => masked switch
    {
        Masked.Participant => "children and families",
        Masked.CareProvider => "those who gave the treatment",
        Masked.Investigator => "the researchers",
        _ => "those who rated the children",
    };

    public static string Of(Expansion expansion) => expansion switch
    {
        Expansion.Expanded => "multiplied in culture",
        Expansion.NotExpanded => "not multiplied in culture",
        _ => "not said",
    };

    public static string Of(Happening what) => what switch
    {
        Happening.Infusion => "Cells given",
        Happening.PlaceboInfusion => "Placebo given",
        Happening.Harvest => "Cells taken from the child",
        Happening.Assessment => "Measured",
        Happening.Crossover => "Groups change over",
        Happening.Education => "Education or rehabilitation",
        _ => "Watched without treatment",
    };

    public static string Of(Comparison comparison) => comparison switch
    {
        Comparison.BetweenArms => "between the groups",
        Comparison.BeforeAfter => "before against after",
        Comparison.TimeByGroup => "of the courses over time",
        _ => "what it compares is not said",
    };

    public static string Of(Bias bias) => bias switch
    {
        Bias.NoControl => "No comparison group",
        Bias.NotRandomised => "Chance did not decide",
        Bias.NotBlinded => "People knew who had the cells",
        Bias.SmallSample => "Few children",
        Bias.Attrition => "Children left out of the results",
        Bias.SelectiveReporting => "Perhaps only part of what was measured is told",
        Bias.Unpublished => "Not published in a journal",
        Bias.ConflictOfInterest => "Somebody may gain from the result",
        Bias.CoIntervention => "Something else was given at the same time",
        Bias.CarryOver => "The first treatment may still act in the second period",
        Bias.Overlap => "The same children are counted elsewhere",
        Bias.Measurement => "How it was measured",
        Bias.Registration => "The register and the report differ",
        _ => "A strength",
    };

    public static string Of(OverlapExtent extent) => extent switch
    {
        OverlapExtent.All => "the same children",
        OverlapExtent.Part => "some of the same children",
        _ => "perhaps some of the same children",
    };

    public static string Of(RegistrationTiming timing) => timing switch
    {
        RegistrationTiming.Prospective => "registered before the first child was treated",
        RegistrationTiming.Retrospective => "registered after the study had begun",
        _ => "whether it was registered in time is not known",
    };

    public static string Of(HarmKind kind) => kind switch
    {
        HarmKind.AnyEvent => "any event",
        HarmKind.SeriousEvent => "serious event",
        HarmKind.GraftVersusHost => "graft-versus-host disease",
        HarmKind.Immunisation => "new antibodies",
        _ => Choice.Word(kind).Replace('-', ' '),
    };

    /// <summary>Whom a result or harm belongs to.</summary>
    public static string Group(Study study, string arm) => arm switch
    {
        ArmGroup.Everybody => study.Arms.Length == 1 ? "all children" : "all groups together",
        ArmGroup.AllCells => "all groups with cells",
        ArmGroup.AllControls => "all groups without cells",
        _ => study.Arms.FirstOrDefault(a => a.Id == arm)?.Label ?? arm,
    };

    public static string Ages(Ages ages)
    {
        var unit = Choice.Word(ages.Unit);
        var span = (ages.Low, ages.High) switch
        {
            ({ } low, { } high) => $"{Words.Number(low)} to {Words.Number(high)} {unit}",
            ({ } low, null) => $"{Words.Number(low)} {unit} and over",
            (null, { } high) => $"up to {Words.Number(high)} {unit}",
            _ => null,
        };
        var middle = ages switch
        {
            { Mean: { } mean, Sd: { } sd } => $"mean {Words.Number(mean)} (SD {Words.Number(sd)}) {unit}",
            { Mean: { } mean } => $"mean {Words.Number(mean)} {unit}",
            { Median: { } median } => $"median {Words.Number(median)} {unit}",
            _ => null,
        };
        return string.Join(", ", new[] { span, middle }.OfType<string>());
    }

    /// <summary>Distinct cell types of a study, in the order of its arms.</summary>
    public static IEnumerable<string> Cells(Study study) =>
        study.Arms.SelectMany(a => a.Interventions).Select(i => i.Cells.Value).Distinct(StringComparer.Ordinal);

    /// <summary>"The child's own, into a vein", once for each way in which a study gave cells.</summary>
    public static IEnumerable<string> Origins(Study study) => study.Arms.SelectMany(a => a.Interventions)
        .Select(i => Words.Of(i.Donor.Value) + (i.Routes is { } routes ? ", " + Words.List([.. routes.Value.Select(Words.Of)]) : ""))
        .Distinct(StringComparer.Ordinal);

    /// <summary>The doses of a study, each once however many arms had it.</summary>
    public static ImmutableArray<Dose> Doses(Study study) => [.. study.Arms.SelectMany(a => a.Interventions).SelectMany(i => i.Doses).DistinctBy(d => (d.For, Dosage.AsPrinted(d)))];

    public static string Where(Study study) => Words.List([.. study.Countries.Select(c => Countries.Name(c.Value))]);

    /// <summary>"Lower is better" of the part that was measured, or of the whole instrument.</summary>
    public static BetterIs? Better(Instrument? instrument, string? subscale) =>
        instrument?.Subscales.FirstOrDefault(s => s.Name == subscale)?.Better ?? instrument?.Better;
}
