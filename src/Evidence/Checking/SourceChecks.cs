using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Checking;

/// <summary>No number without a source. Looks at every figure, also in files that another problem keeps out, so that both are mended in one go.</summary>
internal static class SourceChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        var known = at.Made<Source>().Select(s => s.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var complete = !files.AnyUnparsed("sources");
        return Of(at, id => !complete || known.Contains(id));
    }

    /// <summary>The problems of every figure that was read.</summary>
    public static IEnumerable<Problem> Of(Locations at, Func<string, bool> isSource)
    {
        foreach (var figure in at.Made<Figure>())
        {
            if (figure.How is How.Read or How.SecondHand && at.Gives(figure, "how") && !at.Names(figure, "source"))
                yield return at.Problem(Codes.SourceMissing, figure, "source", "A figure that was read must say where: source is missing.");
            if (figure.Source is { } source && !isSource(source))
                yield return at.Problem(Codes.SourceUnknown, figure, "source", $"There is no source '{source}' in data/sources.");
        }
    }
}
