using System.Collections.Immutable;

namespace Equipoise.Evidence.Importing.ClinicalTrialsGov;

/// <summary>Looks for numbers that are none, groups that are not there and counts that contradict each other in posted results.</summary>
internal sealed class CheckResults
{
    private readonly IssueLog log;

    private CheckResults(IssueLog log) => this.log = log;

    public static void Run(ReportedResults results, IssueLog log)
    {
        var check = new CheckResults(log);
        if (results.Flow is { } flow) check.Flow(flow);
        if (results.Baseline is { } baseline) check.Baseline(baseline);
        check.Outcomes(results.Outcomes);
        if (results.AdverseEvents is { } events) check.Events(events);
    }

    private void Flow(ParticipantFlow flow)
    {
        var groups = Groups(flow.Groups.Select(g => g.Id), "results.flow.groups");
        for (var p = 0; p < flow.Periods.Length; p++)
        {
            Steps(flow.Periods[p].Milestones, groups, $"results.flow.periods[{p}].milestones");
            Steps(flow.Periods[p].Withdrawals, groups, $"results.flow.periods[{p}].withdrawals");
        }
    }

    private void Steps(ImmutableArray<FlowStep> steps, HashSet<string> groups, string place)
    {
        for (var s = 0; s < steps.Length; s++)
            foreach (var count in steps[s].Counts)
            {
                Known(count.Group, groups, place, s);
                Plain(count.Participants, null, place, s);
            }
    }

    private void Baseline(ReportedBaseline baseline)
    {
        var groups = Groups(baseline.Groups.Select(g => g.Id), "results.baseline.groups");
        Denominators(baseline.Denominators, groups, "results.baseline.denominators");
        for (var m = 0; m < baseline.Measures.Length; m++) Measure(baseline.Measures[m], groups, $"results.baseline.measures[{m}]");
    }

    private void Outcomes(ImmutableArray<ReportedMeasure> outcomes)
    {
        var seen = new HashSet<(OutcomeRank?, string?, string?, string?)>();
        for (var o = 0; o < outcomes.Length; o++)
        {
            var outcome = outcomes[o];
            var place = $"results.outcomes[{o}]";
            if (outcome.Title is not null && !seen.Add((outcome.Rank, outcome.Title, outcome.TimeFrame, outcome.Description))) log.AtPath(ImportCodes.OutcomeTwice, place, $"The outcome '{outcome.Title}' is reported twice in the same words; both are kept.");
            var groups = Groups(outcome.Groups.Select(g => g.Id), place + ".groups");
            Measure(outcome, groups, place);
            for (var a = 0; a < outcome.Analyses.Length; a++) Analysis(outcome.Analyses[a], groups, $"{place}.analyses", a);
        }
    }

    private void Measure(ReportedMeasure measure, HashSet<string> groups, string place)
    {
        Denominators(measure.Denominators, groups, place);
        for (var c = 0; c < measure.Classes.Length; c++)
        {
            Denominators(measure.Classes[c].Denominators, groups, place);
            foreach (var value in measure.Classes[c].Categories.SelectMany(k => k.Measurements)) Value(value, groups, place, c);
        }
    }

    private void Value(Measurement value, HashSet<string> groups, string place, int row)
    {
        Known(value.Group, groups, place, row);
        Plain(value.Value, value.Comment, place, row);
        Plain(value.Spread, value.Comment, place, row);
        Plain(value.Lower, value.Comment, place, row);
        Plain(value.Upper, value.Comment, place, row);
        Ordered(value.Lower, value.Upper, place, row);
    }

    private void Denominators(ImmutableArray<ReportedDenominator> denominators, HashSet<string> groups, string place)
    {
        for (var d = 0; d < denominators.Length; d++)
            foreach (var count in denominators[d].Counts)
            {
                Known(count.Group, groups, place, d);
                Plain(count.Count, null, place, d);
            }
    }

    private void Analysis(ReportedAnalysis analysis, HashSet<string> groups, string place, int at)
    {
        foreach (var group in analysis.Groups) Known(group, groups, place, at);
        Readable(analysis.Estimate, place, at);
        Readable(analysis.PValue, place, at);
        Readable(analysis.CiLower, place, at);
        Readable(analysis.CiUpper, place, at);
        Ordered(analysis.CiLower, analysis.CiUpper, place, at);
    }

    private void Events(ReportedAdverseEvents events)
    {
        var groups = Groups(events.Groups.Select(g => g.Id), "results.adverseEvents.groups");
        for (var g = 0; g < events.Groups.Length; g++)
        {
            Within(events.Groups[g].Deaths, "results.adverseEvents.groups", g);
            Within(events.Groups[g].Serious, "results.adverseEvents.groups", g);
            Within(events.Groups[g].Other, "results.adverseEvents.groups", g);
        }

        Events(events.Serious, groups, "results.adverseEvents.serious");
        Events(events.Other, groups, "results.adverseEvents.other");
    }

    private void Events(ImmutableArray<ReportedEvent> events, HashSet<string> groups, string place)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var e = 0; e < events.Length; e++)
        {
            seen.Clear();
            foreach (var count in events[e].Counts)
            {
                Known(count.Group, groups, place, e);
                if (!seen.Add(count.Group)) log.AtPath(ImportCodes.GroupTwice, $"{place}[{e}]", $"The event '{events[e].Term}' has two counts for group {count.Group}; both are kept.");
                Plain(count.Events, null, place, e);
                Within(new(count.Affected, count.AtRisk), place, e);
            }
        }
    }

    private HashSet<string> Groups(IEnumerable<string> ids, string place)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
            if (!known.Add(id)) log.AtPath(ImportCodes.GroupTwice, place, $"Two groups have the id '{id}'; both are kept.");
        return known;
    }

    private void Known(string group, HashSet<string> groups, string place, int at)
    {
        // A record asked for with chosen fields may have values without the list of groups: absent is not empty.
        if (groups.Count > 0 && !groups.Contains(group)) log.AtPath(ImportCodes.GroupUnknown, $"{place}[{at}]", $"It belongs to group '{group}', which this part of the results does not have.");
    }

    /// <summary>A registry's own NA with its comment is an answer; anything else that is no plain number is told.</summary>
    private void Plain(ReportedNumber? number, string? comment, string place, int at)
    {
        if (number is not { } n || n.IsPlain || (n.IsNotAvailable && !string.IsNullOrWhiteSpace(comment))) return;
        log.AtPath(ImportCodes.NotANumber, $"{place}[{at}]", n.IsNotAvailable ? $"There is '{n}' instead of a number, and no comment says why." : $"'{n}' is not a plain number; its text is kept.");
    }

    private void Readable(ReportedNumber? number, string place, int at)
    {
        if (number is { } n && !n.IsPlain && n.Value is null && !n.IsNotAvailable) log.AtPath(ImportCodes.NotANumber, $"{place}[{at}]", $"'{n}' cannot be read as a number; its text is kept.");
    }

    private void Within(AffectedCount count, string place, int at)
    {
        Plain(count.Affected, null, place, at);
        Plain(count.AtRisk, null, place, at);
        if (count is { Affected: { IsPlain: true } affected, AtRisk: { IsPlain: true } atRisk } && affected.Value > atRisk.Value)
            log.AtPath(ImportCodes.CountsDisagree, $"{place}[{at}]", $"{affected} were affected of {atRisk} at risk.");
    }

    private void Ordered(ReportedNumber? lower, ReportedNumber? upper, string place, int at)
    {
        if (lower is { IsPlain: true } l && upper is { IsPlain: true } u && l.Value > u.Value)
            log.AtPath(ImportCodes.IntervalReversed, $"{place}[{at}]", $"The lower limit {l} is above the upper limit {u}.");
    }
}
