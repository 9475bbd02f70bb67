using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Checking;

/// <summary>No number without a source.</summary>
internal static class SourceChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        var known = files.Of<SourceFile>().SelectMany(f => f.Sources).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var complete = !files.AnyFailed("sources");
        foreach (var figure in Parts.Of<Figure>(files.All.Select(r => r.Record)))
        {
            if (figure.Source is null && figure.How is How.Read or How.SecondHand)
                yield return at.Problem(Codes.SourceMissing, figure, "source", "A figure that was read must say where: source is missing.");
            if (figure.Source is { } source && complete && !known.Contains(source))
                yield return at.Problem(Codes.SourceUnknown, figure, "source", $"There is no source '{source}' in data/sources.");
        }
    }
}
