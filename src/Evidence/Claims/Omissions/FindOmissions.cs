using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Finding;

namespace Equipoise.Evidence.Claims.Omissions;

/// <summary>Finds what a page does not say.</summary>
public static class FindOmissions
{
    public static ImmutableArray<Omission> Run(ImmutableArray<Passage> passages)
    {
        _ = passages;
        return [];
    }
}
