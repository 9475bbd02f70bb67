using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Xml;

namespace Equipoise.Evidence.Importing.ClinicalTrialsGov;

/// <summary>Reads the results of a study in the classic XML into the same records as those of the JSON.</summary>
internal static class ReadResultsXml
{
    public static ReportedResults From(XmlPart section) => new()
    {
        Flow = section.Down("participant_flow") is { } flow ? Flow(flow) : null,
        Baseline = section.Down("baseline") is { } b
            ? new(b.Block("population"), b.Text("units_analyzed"), Groups(b), Denominators(b), Each(b, "measure_list", "measure", Measure)) : null,
        Outcomes = Each(section, "outcome_list", "outcome", Outcome),
        AdverseEvents = section.Down("reported_events") is { } events ? ReadEventsXml.From(events) : null,
        Limitations = section.Block("limitations_and_caveats"),
    };

    public static ImmutableArray<T> Each<T>(XmlPart part, string list, string element, Func<XmlPart, T> read) =>
        part.Down(list) is { } items ? [.. items.All(element).Select(read)] : [];

    private static ParticipantFlow Flow(XmlPart flow) => new(
        flow.Block("pre_assignment_details"), flow.Block("recruitment_details"), flow.Text("units_analyzed"), Groups(flow),
        Each(flow, "period_list", "period", p => new FlowPeriod(
            p.Text("title"), Each(p, "milestone_list", "milestone", Step), Each(p, "drop_withdraw_reason_list", "drop_withdraw_reason", Step))));

    private static FlowStep Step(XmlPart step) => new(step.Text("title"), null, Each(step, "participants_list", "participants", c =>
        new FlowCount(c.Filled("group_id") ?? "", c.Number("count"), null, c.Words() is { Length: > 0 } comment ? comment : null)));

    private static ReportedMeasure Outcome(XmlPart outcome)
    {
        var measure = outcome.Down("measure") is { } m ? Measure(m) : new();
        return measure with
        {
            Rank = ReadResultsJson.RankOf(outcome.Text("type")),
            Title = outcome.Text("title") ?? measure.Title,
            Description = outcome.Block("description") ?? measure.Description,
            TimeFrame = outcome.Text("time_frame"),
            Population = outcome.Block("population") ?? measure.Population,
            AnticipatedPosting = outcome.Text("posting_date") is { } date ? new(date, ReadDate.From(date)) : null,
            Groups = Groups(outcome),
            Analyses = Each(outcome, "analysis_list", "analysis", Analysis),
        };
    }

    private static ReportedMeasure Measure(XmlPart measure) => new()
    {
        Title = measure.Text("title"),
        Description = measure.Block("description"),
        Population = measure.Block("population"),
        Parameter = measure.Text("param"),
        Dispersion = measure.Text("dispersion"),
        Unit = measure.Text("units"),
        UnitsAnalysed = measure.Text("units_analyzed"),
        Denominators = Denominators(measure),
        Classes = Each(measure, "class_list", "class", c => new MeasureClass(c.Text("title"), Denominators(c), Each(c, "category_list", "category", k =>
            new MeasureCategory(k.Text("title"), Each(k, "measurement_list", "measurement", Value))))),
    };

    private static Measurement Value(XmlPart m) => new(
        m.Filled("group_id") ?? "", m.Number("value"), m.Number("spread"), m.Number("lower_limit"), m.Number("upper_limit"), m.Words() is { Length: > 0 } comment ? comment : null);

    private static ImmutableArray<ReportedGroup> Groups(XmlPart part) =>
        Each(part, "group_list", "group", g => new ReportedGroup(g.Filled("group_id") ?? "", g.Text("title"), g.Block("description")));

    private static ImmutableArray<ReportedDenominator> Denominators(XmlPart part) =>
        Each(part, "analyzed_list", "analyzed", a => new ReportedDenominator(a.Text("units"), Each(a, "count_list", "count", c => new GroupCount(c.Filled("group_id") ?? "", c.Number("value")))));

    private static ReportedAnalysis Analysis(XmlPart a) => new()
    {
        Groups = [.. a.Down("group_id_list")?.Texts("group_id") ?? []],
        GroupDescription = a.Block("groups_desc"),
        Method = a.Text("method"),
        MethodComment = a.Block("method_desc"),
        Parameter = a.Text("param_type"),
        Estimate = Number(a, "param_value"),
        Dispersion = a.Text("dispersion_type"),
        Spread = Number(a, "dispersion_value"),
        PValue = Number(a, "p_value"),
        PValueComment = a.Block("p_value_desc"),
        CiPercent = Number(a, "ci_percent"),
        CiSides = a.Text("ci_n_sides"),
        CiLower = Number(a, "ci_lower_limit"),
        CiUpper = Number(a, "ci_upper_limit"),
        CiLowerComment = a.Text("ci_lower_limit_na_comment"),
        CiUpperComment = a.Text("ci_upper_limit_na_comment"),
        EstimateComment = a.Block("estimate_desc"),
        NonInferiority = a.Text("non_inferiority_type"),
        NonInferiorityComment = a.Block("non_inferiority_desc"),
        Other = a.Block("other_analysis_desc"),
    };

    private static ReportedNumber? Number(XmlPart part, string element) => part.Text(element) is { } text ? new ReportedNumber(text) : null;
}
