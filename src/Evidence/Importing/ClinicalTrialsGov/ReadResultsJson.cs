using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Json;

namespace Equipoise.Evidence.Importing.ClinicalTrialsGov;

/// <summary>Reads the results section of a study in JSON.</summary>
internal static class ReadResultsJson
{
    public static ReportedResults From(JsonNode section)
    {
        var flow = section["participantFlowModule"];
        var baseline = section["baselineCharacteristicsModule"];
        var events = section["adverseEventsModule"];
        return new()
        {
            Flow = flow.Exists ? Flow(flow) : null,
            Baseline = baseline.Exists ? Baseline(baseline) : null,
            Outcomes = section["outcomeMeasuresModule"].Each("outcomeMeasures", Outcome),
            AdverseEvents = events.Exists ? Events(events) : null,
            Limitations = section["moreInfoModule"]["limitationsAndCaveats"].Text("description"),
        };
    }

    private static ParticipantFlow Flow(JsonNode flow) => new(
        flow.Text("preAssignmentDetails"),
        flow.Text("recruitmentDetails"),
        flow.Text("typeUnitsAnalyzed"),
        flow.Each("groups", Group),
        flow.Each("periods", p => new FlowPeriod(p.Text("title"), Steps(p, "milestones", "achievements"), Steps(p, "dropWithdraws", "reasons"))));

    private static ImmutableArray<FlowStep> Steps(JsonNode period, string steps, string counts) =>
        period.Each(steps, s => new FlowStep(s.Text("type"), s.Text("comment"), s.Each(counts, c =>
            new FlowCount(GroupId(c), c.Number("numSubjects"), c.Number("numUnits"), c.Text("comment")))));

    private static ReportedBaseline Baseline(JsonNode baseline) => new(
        baseline.Text("populationDescription"),
        baseline.Text("typeUnitsAnalyzed"),
        baseline.Each("groups", Group),
        baseline.Each("denoms", Denominator),
        baseline.Each("measures", m => Measure(m)));

    private static ReportedMeasure Outcome(JsonNode outcome) => Measure(outcome) with
    {
        Rank = RankOf(outcome.Text("type")),
        TimeFrame = outcome.Text("timeFrame"),
        ReportingStatus = outcome.Text("reportingStatus"),
        AnticipatedPosting = JsonDates.Date(outcome, "anticipatedPostingDate"),
        UnitsAnalysed = outcome.Text("typeUnitsAnalyzed"),
        Groups = outcome.Each("groups", Group),
        Analyses = outcome.Each("analyses", Analysis),
    };

    public static OutcomeRank RankOf(string? type) => type?.ToUpperInvariant() switch
    {
        "PRIMARY" => OutcomeRank.Primary,
        "SECONDARY" => OutcomeRank.Secondary,
        "OTHER_PRE_SPECIFIED" or "OTHER PRE-SPECIFIED" or "OTHER" => OutcomeRank.Other,
        "POST_HOC" or "POST-HOC" => OutcomeRank.PostHoc,
        _ => OutcomeRank.Unranked,
    };

    private static ReportedMeasure Measure(JsonNode measure) => new()
    {
        Title = measure.Text("title"),
        Description = measure.Text("description"),
        Population = measure.Text("populationDescription"),
        Parameter = measure.Text("paramType"),
        Dispersion = measure.Text("dispersionType"),
        Unit = measure.Text("unitOfMeasure"),
        CalculatesPercent = measure.YesNo("calculatePct"),
        DenominatorUnits = measure.Text("denomUnitsSelected"),
        Denominators = measure.Each("denoms", Denominator),
        Classes = measure.Each("classes", c => new MeasureClass(c.Text("title"), c.Each("denoms", Denominator), c.Each("categories", k =>
            new MeasureCategory(k.Text("title"), k.Each("measurements", Value))))),
    };

    private static Measurement Value(JsonNode m) =>
        new(GroupId(m), m.Number("value"), m.Number("spread"), m.Number("lowerLimit"), m.Number("upperLimit"), m.Text("comment"));

    private static ReportedDenominator Denominator(JsonNode denominator) =>
        new(denominator.Text("units"), denominator.Each("counts", c => new GroupCount(GroupId(c), c.Number("value"))));

    private static ReportedGroup Group(JsonNode group) => new(group.Text("id") ?? "", group.Text("title"), group.Text("description"));

    private static string GroupId(JsonNode node) => node.Text("groupId") ?? "";

    private static ReportedAnalysis Analysis(JsonNode a) => new()
    {
        Groups = a.Texts("groupIds"),
        GroupDescription = a.Text("groupDescription"),
        Method = a.Text("statisticalMethod"),
        MethodComment = a.Text("statisticalComment"),
        Parameter = a.Text("paramType"),
        Estimate = a.Number("paramValue"),
        Dispersion = a.Text("dispersionType"),
        Spread = a.Number("dispersionValue"),
        PValue = a.Number("pValue"),
        PValueComment = a.Text("pValueComment"),
        CiPercent = a.Number("ciPctValue"),
        CiSides = a.Text("ciNumSides"),
        CiLower = a.Number("ciLowerLimit"),
        CiUpper = a.Number("ciUpperLimit"),
        CiLowerComment = a.Text("ciLowerLimitComment"),
        CiUpperComment = a.Text("ciUpperLimitComment"),
        EstimateComment = a.Text("estimateComment"),
        NonInferiority = a.Text("nonInferiorityType"),
        NonInferiorityComment = a.Text("nonInferiorityComment"),
        Other = a.Text("otherAnalysisDescription"),
    };

    private static ReportedAdverseEvents Events(JsonNode events) => new()
    {
        TimeFrame = events.Text("timeFrame"),
        Description = events.Text("description"),
        FrequencyThreshold = events.Number("frequencyThreshold"),
        MortalityComment = events.Text("allCauseMortalityComment"),
        Groups = events.Each("eventGroups", g => new EventGroup(
            g.Text("id") ?? "",
            g.Text("title"),
            g.Text("description"),
            new(g.Number("deathsNumAffected"), g.Number("deathsNumAtRisk")),
            new(g.Number("seriousNumAffected"), g.Number("seriousNumAtRisk")),
            new(g.Number("otherNumAffected"), g.Number("otherNumAtRisk")))),
        Serious = events.Each("seriousEvents", Event),
        Other = events.Each("otherEvents", Event),
    };

    private static ReportedEvent Event(JsonNode e) => new(
        e.Text("term"), e.Text("organSystem"), e.Text("sourceVocabulary"), e.Text("assessmentType"), e.Text("notes"),
        e.Each("stats", s => new EventCount(GroupId(s), s.Number("numEvents"), s.Number("numAffected"), s.Number("numAtRisk"))));
}
