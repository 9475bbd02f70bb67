using System.Collections.Immutable;
using Equipoise.Evidence.Background;

namespace Equipoise.Site.Shelves;

/// <summary>The warning signs to stop at. Our own choice: each promises what no study here can support, or hides what a family needs to know.</summary>
internal static class StrongestSigns
{
    private static readonly ImmutableArray<string> Chosen = ["sign-cure", "sign-no-risk", "sign-many-diseases", "sign-experimental-no-trial", "sign-only-small-studies"];

    /// <summary>Those of them that are on file, strongest first.</summary>
    public static IEnumerable<Fact> Of(params IEnumerable<FactGroup> groups) => Chosen.Select(id => groups.SelectMany(g => g.Facts).FirstOrDefault(f => f.Id == id)).OfType<Fact>();
}
