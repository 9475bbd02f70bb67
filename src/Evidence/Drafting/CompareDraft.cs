using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>How a field of a study on file stands to the record.</summary>
public enum Proposal
{
    /// <summary>Ours lacks it.</summary>
    Lacks,

    /// <summary>Ours says something else.</summary>
    Differs,

    /// <summary>Both say the same.</summary>
    Agrees,
}

/// <summary>What a record would add to, or contradicts in, a study on file.</summary>
/// <param name="Field">The field of the study file.</param>
/// <param name="Kind">How ours stands to the record.</param>
/// <param name="Ours">What is on file; absent when nothing is.</param>
/// <param name="Record">What the record says.</param>
/// <param name="Place">Where it says so.</param>
public sealed record FieldProposal(string Field, Proposal Kind, string? Ours, string Record, string? Place);

/// <summary>Sets a draft beside the study on file that it is about.</summary>
public static class CompareDraft
{
    /// <summary>Fields that the record gives; those that it does not give say nothing about ours.</summary>
    public static ImmutableArray<FieldProposal> With(Study ours, Study draft) =>
    [
        .. Fields(ours).Zip(Fields(draft)).Where(f => f.Second.Value is not null)
            .Select(f => new FieldProposal(f.First.Name, f.First.Value is null ? Proposal.Lacks : f.First.Value == f.Second.Value ? Proposal.Agrees : Proposal.Differs, f.First.Value, f.Second.Value!, f.Second.Place)),
        .. Lists(ours, draft),
    ];

    private static IEnumerable<(string Name, string? Value, string? Place)> Fields(Study s) =>
    [
        ("design.allocation", Known(s.Design.Allocation.Value, Allocation.Unclear), s.Design.Allocation.Note),
        ("design.masking", Known(s.Design.Masking.Value, Masking.Unclear), s.Design.Masking.Note),
        ("design.masked", s.Design.Masked is { } masked ? string.Join(", ", masked.Value.Order()) : null, s.Design.Masked?.Note),
        ("design.control", Known(s.Design.Control.Value, Control.Unclear), s.Design.Control.Note),
        ("design.model", s.Design.Model.Note?.EndsWith("the record does not say", StringComparison.Ordinal) == true ? null : s.Design.Model.Value.ToString(), s.Design.Model.Note),
        ("design.phase", s.Design.Phase?.Value, s.Design.Phase?.Note),
        ("size.registered", Text(s.Size.Registered?.Value), s.Size.Registered?.Note),
        ("size.enrolled", Text(s.Size.Enrolled?.Value), s.Size.Enrolled?.Note),
        ("size.randomised", Text(s.Size.Randomised?.Value), s.Size.Randomised?.Note),
        ("size.treated", Text(s.Size.Treated?.Value), s.Size.Treated?.Note),
        ("population.eligibleAges", Text(s.Population.EligibleAges), s.Population.EligibleAges?.Note),
        ("population.sex", s.Population.Sex is { } sex ? $"{sex.Male} boys, {sex.Female} girls" : null, s.Population.Sex?.Note),
        ("registrations.resultsPosted", s.Registrations.Select(r => r.ResultsPosted?.Value.ToString()).FirstOrDefault(d => d is not null), "trial.dates.resultsFirstPosted"),
        ("place", s.Place?.Value, s.Place?.Note),
    ];

    private static IEnumerable<FieldProposal> Lists(Study ours, Study draft)
    {
        foreach (var p in Missing("registrations", ours.Registrations.Select(r => r.Id.Value), draft.Registrations.Select(r => ((string?)r.Id.Value, r.Id.Note)))) yield return p;
        foreach (var p in Missing("citations.pmid", ours.Citations.Select(c => c.Pmid?.Value), draft.Citations.Select(c => (c.Pmid?.Value, c.Pmid?.Note)))) yield return p;
        foreach (var p in Missing("citations.doi", ours.Citations.Select(c => c.Doi?.Value), draft.Citations.Select(c => (c.Doi?.Value, c.Doi?.Note)))) yield return p;
        foreach (var p in Missing("countries", ours.Countries.Select(c => c.Value), draft.Countries.Select(c => ((string?)c.Value, c.Note)))) yield return p;
        foreach (var (name, mine, theirs) in ((string, int, int)[])[("results", ours.Results.Length, draft.Results.Length), ("harms", ours.Harms.Length, draft.Harms.Length), ("arms", ours.Arms.Length, draft.Arms.Length)])
            if (theirs > 0)
                yield return new(name, mine == 0 ? Proposal.Lacks : mine == theirs ? Proposal.Agrees : Proposal.Differs, mine == 0 ? null : $"{Text(mine)} on file", $"{Text(theirs)} in the record", null);
    }

    private static IEnumerable<FieldProposal> Missing(string field, IEnumerable<string?> ours, IEnumerable<(string? Value, string? Place)> theirs)
    {
        var known = ours.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return theirs.Where(t => t.Value is not null).Select(t => new FieldProposal(field, known.Contains(t.Value!) ? Proposal.Agrees : Proposal.Lacks, known.Contains(t.Value!) ? t.Value : null, t.Value!, t.Place));
    }

    private static string? Known<T>(T value, T unclear) where T : struct, Enum => value.Equals(unclear) ? null : value.ToString();

    private static string? Text(int? n) => n?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(Ages? ages) => ages is null ? null : string.Create(CultureInfo.InvariantCulture, $"{ages.Low} to {ages.High} {ages.Unit.ToString().ToLowerInvariant()}");
}
