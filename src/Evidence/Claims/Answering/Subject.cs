using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>What a claim asks of the evidence: which cells, by which way, with what result. Taken from its own words first, then from those around it.</summary>
/// <param name="Cells">Names of the lexicon, without "any cells".</param>
/// <param name="Route">The way into the body, where one is named.</param>
/// <param name="Questions">Ids of questions, the most direct first.</param>
public sealed record Subject(ImmutableArray<string> Cells, Route? Route, ImmutableArray<string> Questions)
{
    /// <summary>Outcomes that are named and that no question of ours asks about.</summary>
    public ImmutableArray<string> Unasked { get; init; } = [];

    /// <summary>Whether no outcome is named: the claim only says that cells work.</summary>
    public bool IsGeneral { get; init; }

    /// <summary>Scales that are named.</summary>
    public ImmutableArray<string> Instruments { get; init; } = [];

    public bool HasCells(string cells) => Cells.Contains(cells, StringComparer.Ordinal);

    public bool Asks(string question) => Questions.Contains(question, StringComparer.Ordinal);

    public bool LeavesUnasked(string outcome) => Unasked.Contains(outcome, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByOutcome = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["communication"] = "communication",
        ["language"] = "language",
        ["social-skills"] = "social-skills",
        ["autism-severity"] = "autism-severity",
        ["adaptive-behaviour"] = "adaptive-behaviour",
        ["behaviour"] = "irritability",
        ["irritability"] = "irritability",
        ["attention"] = "attention",
        ["cognition"] = "cognition",
        ["sleep"] = "sleep",
        ["quality-of-life"] = "quality-of-life",
        ["global-impression"] = "global-impression",
        ["imaging"] = "imaging",
        ["biomarkers"] = "biomarkers",
        ["development"] = "adaptive-behaviour",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> ByInstrument = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CARS"] = "autism-severity",
        ["ATEC"] = "atec",
        ["VABS"] = "adaptive-behaviour",
        ["CGI"] = "global-impression",
        ["ABC"] = "irritability",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Cells, given in any way, against autism.</summary>
    public static Subject Anything => new([], null, InGeneral) { IsGeneral = true };

    /// <summary>Asked when a claim only says that cells work.</summary>
    private static readonly ImmutableArray<string> InGeneral = ["social-skills", "autism-severity", "adaptive-behaviour"];

    public static Subject Of(Passage passage, StudyCitation? citation)
    {
        var outcomes = Near(passage, "outcome", includeHeading: false);
        var instruments = passage.Names("instrument").ToImmutableArray();
        ImmutableArray<string> questions = [.. instruments.Select(ByInstrument.GetValueOrDefault).Concat(outcomes.Select(ByOutcome.GetValueOrDefault)).OfType<string>().Distinct(StringComparer.Ordinal)];
        var unasked = outcomes.Where(o => !ByOutcome.ContainsKey(o)).ToImmutableArray();
        var general = questions.IsEmpty && unasked.IsEmpty;
        return new(CellsOf(passage, citation), RouteOf(passage, citation), general ? InGeneral : questions) { Unasked = unasked, Instruments = instruments, IsGeneral = general };
    }

    private static ImmutableArray<string> CellsOf(Passage passage, StudyCitation? citation)
    {
        var own = passage.Names("cells").ToList();
        if (own.Exists(IsKind)) return [.. own.Where(IsKind)];
        if (citation is { Possible: [var one] } && !one.Cells.IsEmpty) return [.. one.Cells.Order(StringComparer.Ordinal)];
        return own.Count > 0 ? [] : [.. Near(passage, "cells", includeHeading: true).Where(IsKind)];
    }

    private static bool IsKind(string cells) => cells != "any";

    private static Route? RouteOf(Passage passage, StudyCitation? citation)
    {
        if (citation is { Possible: [{ Routes: { Count: 1 } routes }] }) return routes.Single();
        var named = Near(passage, "route", includeHeading: true).Select(Way).OfType<Route>().Distinct().ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private static Route? Way(string route) => route switch
    {
        "intravenous" => Studies.Route.Intravenous,
        "intrathecal" => Studies.Route.Intrathecal,
        "intranasal" => Studies.Route.Intranasal,
        _ => null,
    };

    /// <summary>Names of a group in the passage itself, else in the half sentence it goes on from, else in its heading.</summary>
    private static ImmutableArray<string> Near(Passage passage, string group, bool includeHeading)
    {
        ImmutableArray<string> own = [.. passage.Names(group)];
        if (!own.IsEmpty) return own;
        if (passage.LeadIn is { } lead && lead.HasGroup(group)) return [.. lead.Names(group)];
        return includeHeading && passage.Heading is { } heading ? [.. heading.Names(group)] : [];
    }
}
