using System.Collections.Immutable;

namespace Equipoise.Evidence.Synthesis.Reviews;

/// <summary>A review pooled again, for programs: how many analyses agree, and each with what is stated and what comes out here.</summary>
public sealed record ReviewComparisonJson(int Agree, int Differ, int NotPooled, int NotStated, ImmutableArray<PooledAnalysis> Analyses)
{
    public static ReviewComparisonJson Of(ImmutableArray<PooledAnalysis> analyses) =>
        new(Count(analyses, PoolingVerdict.Agrees), Count(analyses, PoolingVerdict.Differs), Count(analyses, PoolingVerdict.NotPooled), Count(analyses, PoolingVerdict.NotStated), analyses);

    private static int Count(ImmutableArray<PooledAnalysis> analyses, PoolingVerdict verdict) => analyses.Count(a => a.Verdict == verdict);
}
