using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Changes;

/// <summary>Says which findings moved between two standings, by how much, and what moved them.</summary>
public static class CompareFindings
{
    /// <summary>The findings that differ, in their order, those that went last. Differences below what machines calculate alike are none.</summary>
    /// <param name="before">The findings as they were.</param>
    /// <param name="after">The findings as they became.</param>
    /// <param name="causes">What else changed meanwhile.</param>
    public static ImmutableArray<FindingChange> Between(ImmutableArray<FindingView> before, ImmutableArray<FindingView> after, Causes causes)
    {
        ArgumentNullException.ThrowIfNull(causes);
        var were = before.ToDictionary(f => f.Id, StringComparer.Ordinal);
        var are = after.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. after.Select(f => (Was: were.GetValueOrDefault(f.Id), Is: (FindingView?)f)).Concat(before.Where(f => !are.Contains(f.Id)).Select(f => (Was: (FindingView?)f, Is: (FindingView?)null)))
                .Where(pair => !Same(pair.Was, pair.Is)).Select(pair => Change(pair.Was, pair.Is, causes)),
        ];
    }

    private static FindingChange Change(FindingView? was, FindingView? @is, Causes causes)
    {
        GivenEstimate? from = GivenEstimate.Of(was), to = GivenEstimate.Of(@is);
        var change = new FindingChange
        {
            Id = (@is ?? was)!.Id,
            Question = (@is ?? was)!.Question,
            Fate = was is null ? RecordFate.Added : @is is null ? RecordFate.Removed : RecordFate.Changed,
            CertaintyBefore = was?.Certainty,
            CertaintyAfter = @is?.Certainty,
            EstimateBefore = from,
            EstimateAfter = to,
            EstimateMoved = from is not null && to is not null && from.Measure == to.Measure && !from.IsAbout(to) ? to.Value - from.Value : null,
            Came = was is null || @is is null ? [] : [.. @is.Studies.Except(was.Studies, StringComparer.Ordinal)],
            Went = was is null || @is is null ? [] : [.. was.Studies.Except(@is.Studies, StringComparer.Ordinal)],
            StatementBefore = was?.Statement,
            StatementAfter = @is?.Statement,
            Plain = [],
        };
        return change with { Plain = [.. new SayChange(change, was, @is, causes).Sentences()] };
    }

    private static bool Same(FindingView? was, FindingView? @is)
    {
        if (was is null || @is is null) return false;
        GivenEstimate? from = GivenEstimate.Of(was), to = GivenEstimate.Of(@is);
        if (from is not null && to is not null && from.IsAbout(to)) @is = @is with { Estimate = was.Estimate, CiLower = was.CiLower, CiUpper = was.CiUpper };
        return JsonSerializer.Serialize(was.Words, CanonicalJson.Options) == JsonSerializer.Serialize(@is.Words, CanonicalJson.Options);
    }
}

/// <summary>What may have moved a finding: the records that changed and the programs that calculated.</summary>
/// <param name="Records">The records that changed.</param>
/// <param name="EngineBefore">The program before.</param>
/// <param name="EngineAfter">The program after.</param>
/// <param name="Names">What a study is called, by its id.</param>
public sealed record Causes(ImmutableArray<RecordChange> Records, string EngineBefore, string EngineAfter, Func<string, string> Names)
{
    internal RecordChange? Study(string id) => Records.FirstOrDefault(r => r.Kind == "studies" && r.Id == id);

    internal bool Any(string kind) => Records.Any(r => r.Kind == kind);
}
