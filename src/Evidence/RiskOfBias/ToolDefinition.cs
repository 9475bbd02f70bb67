using System.Collections.Immutable;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>The tools that judge results, each for its design.</summary>
public enum BiasTool
{
    Rob2, Rob2Crossover, RobinsI, JbiQuasiExperimental, JbiCaseSeries, RobMe,
}

/// <summary>A tool: its domains and how they make a whole.</summary>
/// <param name="Tool">Which.</param>
/// <param name="Name">As the field calls it.</param>
/// <param name="Doi">Where it is published, if there.</param>
/// <param name="Scale">Its words, best first; none where it only counts.</param>
/// <param name="Domains">In the tool's order.</param>
/// <param name="Overall">From the judgements of the domains; null where there is no overall judgement.</param>
public sealed record ToolDefinition(
    BiasTool Tool, string Name, string? Doi, ImmutableArray<Judgement> Scale, ImmutableArray<BiasDomain> Domains, Func<IEnumerable<Judgement>, Judgement>? Overall)
{
    /// <summary>The definition of a tool.</summary>
    public static ToolDefinition Of(BiasTool tool) => tool switch
    {
        BiasTool.Rob2 => Rob2.Definition,
        BiasTool.Rob2Crossover => Rob2Crossover.Definition,
        BiasTool.RobinsI => RobinsI.Definition,
        BiasTool.JbiQuasiExperimental => JbiChecklists.QuasiExperimental,
        BiasTool.JbiCaseSeries => JbiChecklists.CaseSeries,
        BiasTool.RobMe => RobMe.Definition,
        _ => throw new ArgumentOutOfRangeException(nameof(tool)),
    };

    /// <summary>Whether the answers are counted and not weighed.</summary>
    public bool IsChecklist => Scale.IsEmpty;

    /// <summary>Whether the reviewer judges the domains, because the tool has no algorithm for them.</summary>
    public bool IsJudgedByReviewer => !IsChecklist && Domains.All(d => d.Tables.IsEmpty);
}

/// <summary>A kind of bias that a tool asks about.</summary>
public sealed record BiasDomain
{
    internal BiasDomain(string id, string name, ImmutableArray<DecisionTable> tables) =>
        (Id, Name, Tables, Items) = (id, name, tables, [.. tables.SelectMany(t => t.Items).Order(StringComparer.Ordinal)]);

    internal BiasDomain(string id, string name, IEnumerable<string> items) => (Id, Name, Tables, Items) = (id, name, [], [.. items]);

    /// <summary>The tool's number for it, such as "1" or "S".</summary>
    public string Id { get; }

    /// <summary>What it is about, in our words.</summary>
    public string Name { get; }

    /// <summary>The decision tables of its parts; the worst part decides. None where the reviewer judges, or nobody does.</summary>
    public ImmutableArray<DecisionTable> Tables { get; }

    /// <summary>The numbers of its items, in order.</summary>
    public ImmutableArray<string> Items { get; }
}
