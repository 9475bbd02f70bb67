using System.Collections.Immutable;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Site.Components;

namespace Equipoise.Site.Trials;

/// <summary>One choice of a filter with how many trials it would leave.</summary>
public sealed record FilterOption(string Value, string Words, string? Class, int Count, bool Chosen);

/// <summary>The choices of one filter.</summary>
public sealed record Facet(string Name, string Legend, ImmutableArray<FilterOption> Options);

/// <summary>What a reader asked the list of trials for, and what is left of it.</summary>
public sealed class TrialFilter
{
    private const string NotSaid = "not-said";
    private readonly Snapshot snapshot;
    private readonly ImmutableArray<Rule> rules;

    private TrialFilter(Snapshot snapshot, ImmutableArray<Rule> rules, ImmutableArray<string> notUnderstood) =>
        (this.snapshot, this.rules, NotUnderstood) = (snapshot, rules, notUnderstood);

    /// <summary>Words of the address that mean nothing here.</summary>
    public ImmutableArray<string> NotUnderstood { get; }

    public bool IsSet => rules.Any(r => r.Chosen.Count > 0);

    public ImmutableArray<RegisteredTrial> Found => [.. snapshot.Content.Trials.Where(t => rules.All(r => r.Keeps(t)))];

    public ImmutableArray<Facet> Facets => [.. rules.Select(Options)];

    public static TrialFilter From(Snapshot snapshot, string[]? status, string[]? cells, string[]? country)
    {
        List<string> unknown = [];
        ImmutableArray<Rule> asked =
        [
            Rule.Of("status", "State", status, snapshot, t => Choice.Word(t.Status.Value), unknown),
            Rule.Of("cells", "Cells", cells, snapshot, t => t.Cells?.Value ?? NotSaid, unknown),
            Rule.Of("country", "Country", country, snapshot, t => t.Country?.Value ?? NotSaid, unknown),
        ];
        return new(snapshot, asked, [.. unknown]);
    }

    /// <summary>Address of the list with one choice taken off.</summary>
    public string Without(string facet, string value)
    {
        var rest = rules.SelectMany(r => r.Chosen.Where(v => r.Name != facet || v != value).Select(v => $"{r.Name}={Uri.EscapeDataString(v)}")).ToList();
        return rest.Count == 0 ? "/trials" : "/trials?" + string.Join('&', rest);
    }

    private Facet Options(Rule rule)
    {
        var others = snapshot.Content.Trials.Where(t => rules.All(r => r == rule || r.Keeps(t))).ToList();
        var values = snapshot.Content.Trials.Select(rule.Value).Distinct(StringComparer.Ordinal);
        return new(rule.Name, rule.Legend,
        [
            .. values.Select(v => new FilterOption(v, Named(rule.Name, v), rule.Name == "cells" && v != NotSaid ? $"cell-name cells-{v}" : null, others.Count(t => rule.Value(t) == v), rule.Chosen.Contains(v)))
                .OrderBy(o => o.Value == NotSaid).ThenBy(o => o.Words, StringComparer.Ordinal),
        ]);
    }

    private string Named(string facet, string value) => (facet, value) switch
    {
        (_, NotSaid) => "not said",
        ("status", _) => Words.Of(snapshot.Content.Trials.First(t => Choice.Word(t.Status.Value) == value).Status.Value),
        ("cells", _) => Words.Cells(snapshot, value),
        _ => Countries.Name(value),
    };

    private sealed record Rule(string Name, string Legend, ImmutableHashSet<string> Chosen, Func<RegisteredTrial, string> Value)
    {
        public bool Keeps(RegisteredTrial trial) => Chosen.Count == 0 || Chosen.Contains(Value(trial));

        public static Rule Of(string name, string legend, string[]? asked, Snapshot snapshot, Func<RegisteredTrial, string> value, List<string> unknown)
        {
            var known = snapshot.Content.Trials.Select(value).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
            var said = (asked ?? []).Where(a => !string.IsNullOrWhiteSpace(a)).Select(a => a.Trim()).ToList();
            unknown.AddRange(said.Where(a => !known.Contains(a)));
            return new(name, legend, [.. said.Where(known.Contains).Select(a => known.TryGetValue(a, out var exact) ? exact : a)], value);
        }
    }
}
