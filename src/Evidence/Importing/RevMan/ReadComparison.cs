using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Xml;

namespace Equipoise.Evidence.Importing.RevMan;

/// <summary>Reads the analyses of a comparison with all their numbers to the last digit.</summary>
internal sealed class ReadComparison
{
    private static readonly Dictionary<string, ReviewDataKind> Kinds = new(StringComparer.Ordinal)
    {
        ["DICH"] = ReviewDataKind.Dichotomous,
        ["CONT"] = ReviewDataKind.Continuous,
        ["IV"] = ReviewDataKind.GenericInverseVariance,
        ["IPD"] = ReviewDataKind.Individual,
        ["OTHER"] = ReviewDataKind.Other,
    };

    private readonly Dictionary<string, string?> names;
    private readonly IssueLog log;

    private ReadComparison(Dictionary<string, string?> names, IssueLog log) => (this.names, this.log) = (names, log);

    public static ReviewComparison From(XmlPart comparison, Dictionary<string, string?> names, IssueLog log)
    {
        var read = new ReadComparison(names, log);
        return new(comparison.Filled("ID") ?? "", comparison.Text("NAME"), [.. comparison.Parts.Select(p => (Part: p, Kind: KindOf(p.Name, "_OUTCOME"))).Where(p => p.Kind is not null).Select(p => read.Outcome(p.Part, p.Kind!.Value))]);
    }

    private static ReviewDataKind? KindOf(string element, string ending) =>
        element.EndsWith(ending, StringComparison.Ordinal) && Kinds.TryGetValue(element[..^ending.Length], out var kind) ? kind : null;

    private ReviewOutcome Outcome(XmlPart outcome, ReviewDataKind kind) => new()
    {
        Id = outcome.Filled("ID") ?? "",
        Name = outcome.Text("NAME"),
        Kind = kind,
        Measure = outcome.Filled("EFFECT_MEASURE") ?? outcome.Text("EFFECT_MEASURE"),
        Method = outcome.Filled("METHOD"),
        IsRandom = outcome.Filled("RANDOM") is { } random ? random == "YES" : null,
        Totals = outcome.Filled("TOTALS"),
        SwapsEvents = outcome.Filled("SWAP_EVENTS") == "YES",
        StudyLevel = outcome.Number("CI_STUDY"),
        TotalLevel = outcome.Number("CI_TOTAL"),
        GroupLabel1 = outcome.Text("GROUP_LABEL_1"),
        GroupLabel2 = outcome.Text("GROUP_LABEL_2"),
        Units = outcome.Filled("UNITS"),
        Stated = Stated(outcome),
        Subgroups = [.. outcome.Parts.Where(p => KindOf(p.Name, "_SUBGROUP") is not null).Select(Subgroup)],
        Rows = Rows(outcome),
        Texts = Texts(outcome),
        Attributes = Attributes(outcome),
    };

    private ReviewSubgroup Subgroup(XmlPart subgroup) =>
        new(subgroup.Filled("ID") ?? "", subgroup.Text("NAME"), Stated(subgroup), Rows(subgroup), Attributes(subgroup), Texts(subgroup));

    /// <summary>A blank, a NaN or a 0 beside ESTIMABLE=NO was never worked out and is no result.</summary>
    private StatedResult? Stated(XmlPart part)
    {
        var effect = part.Number("EFFECT_SIZE");
        if (part.Filled("ESTIMABLE") == "NO" || effect?.Value is null)
        {
            if (part.Name is not ("OTHER_OUTCOME" or "OTHER_SUBGROUP"))
                log.AtLine(ImportCodes.NotComputed, part.Line, part.Column, $"{part.Filled("ID")} states no pooled result: the file says that it was not estimated or leaves it blank.");
            return null;
        }

        return new()
        {
            Effect = effect,
            CiStart = part.Number("CI_START"),
            CiEnd = part.Number("CI_END"),
            LogEffect = part.Number("LOG_EFFECT_SIZE"),
            LogCiStart = part.Number("LOG_CI_START"),
            LogCiEnd = part.Number("LOG_CI_END"),
            Z = part.Number("Z"),
            P = part.Number("P_Z"),
            Chi2 = part.Number("CHI2"),
            Df = part.Number("DF"),
            PChi2 = part.Number("P_CHI2"),
            I2 = part.Number("I2"),
            Tau2 = part.Number("TAU2"),
            Q = part.Number("Q"),
            PQ = part.Number("P_Q"),
            I2Q = part.Number("I2_Q"),
            Studies = part.Number("STUDIES"),
            Events1 = part.Number("EVENTS_1"),
            Events2 = part.Number("EVENTS_2"),
            Total1 = part.Number("TOTAL_1"),
            Total2 = part.Number("TOTAL_2"),
            Weight = part.Number("WEIGHT"),
        };
    }

    private ImmutableArray<ReviewRow> Rows(XmlPart part) =>
        [.. part.Parts.Where(p => KindOf(p.Name, "_DATA") is not null and not ReviewDataKind.Other).Select(Row)];

    private ReviewRow Row(XmlPart row)
    {
        var (id, name) = Study(row);
        var estimable = row.Filled("ESTIMABLE") != "NO";
        foreach (var (key, value) in row.Attributes)
            if (IsNumber(key) && value.Length > 0 && !new ReportedNumber(value).IsPlain && estimable) log.AtLine(ImportCodes.NotANumber, row.Line, row.Column, $"{key} of {name ?? id} is '{value}'; its text is kept.");
        return new()
        {
            StudyId = id,
            Study = name,
            IsEstimable = estimable,
            Events1 = row.Number("EVENTS_1"),
            Total1 = row.Number("TOTAL_1"),
            Events2 = row.Number("EVENTS_2"),
            Total2 = row.Number("TOTAL_2"),
            Mean1 = row.Number("MEAN_1"),
            Sd1 = row.Number("SD_1"),
            Mean2 = row.Number("MEAN_2"),
            Sd2 = row.Number("SD_2"),
            Estimate = row.Number("ESTIMATE") ?? (row.Name == "IV_DATA" ? row.Number("EFFECT_SIZE") : null),
            Se = row.Number("SE"),
            ObservedMinusExpected = row.Number("O_E"),
            Variance = row.Number("VAR"),
            Effect = estimable ? row.Number("EFFECT_SIZE") : null,
            CiStart = estimable ? row.Number("CI_START") : null,
            CiEnd = estimable ? row.Number("CI_END") : null,
            Weight = estimable ? row.Number("WEIGHT") : null,
            Footnote = row.Text("FOOTNOTE"),
            Attributes = Attributes(row),
        };
    }

    private static bool IsNumber(string key) => key is "EVENTS_1" or "EVENTS_2" or "TOTAL_1" or "TOTAL_2" or "MEAN_1" or "MEAN_2" or "SD_1" or "SD_2" or "SE" or "ESTIMATE" or "O_E" or "VAR" or "EFFECT_SIZE" or "CI_START" or "CI_END";

    private ImmutableArray<ReviewText> Texts(XmlPart part) =>
        [.. part.All("OTHER_DATA").Select(d => (Data: d, Study: Study(d))).Select(d => new ReviewText(d.Study.Id, d.Study.Name, [.. d.Data.Parts.Where(p => p.Name.Length > 0).Select(p => p.Words())]))];

    private (string Id, string? Name) Study(XmlPart row)
    {
        var id = row.Filled("STUDY_ID") ?? "";
        if (names.TryGetValue(id, out var name)) return (id, name);
        log.AtLine(ImportCodes.StudyUnknown, row.Line, row.Column, $"The row belongs to study '{id}', which the review does not list.");
        return (id, null);
    }

    private static ImmutableArray<NamedText> Attributes(XmlPart part) => [.. part.Attributes.Select(a => new NamedText(a.Name, a.Value))];
}
