using System.Text.RegularExpressions;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Glossary;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Checking;

/// <summary>An id is a permanent address: well formed, equal to its file's name, and nobody else's.</summary>
internal static partial class IdChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        foreach (var (_, name, record) in files.All)
        {
            if ((record is EvidenceRecord { Id: var recordId } ? recordId : (record as Question)?.Id ?? (record as Lexicon)?.Id ?? (record as Programme)?.Id) is { } id && id != name)
                yield return at.Problem(Codes.IdIsNotFileName, record, "id", $"The id is '{id}' but the file is called '{name}'. They must be the same.");
        }

        foreach (var problem in Unique(files.Of<SourceFile>().SelectMany(f => f.Sources), s => s.Id, at)
            .Concat(Unique(files.Of<TermList>().SelectMany(f => f.Terms), t => t.Id, at))
            .Concat(Unique(files.Of<FactGroup>().SelectMany(g => g.Facts), f => f.Id, at))
            .Concat(Unique(files.Of<Question>(), q => q.Id, at))
            .Concat(Unique(files.Of<Programme>(), p => p.Id, at))
            .Concat(Unique(files.Of<PriceList>().SelectMany(l => l.Prices), p => p.Id, at)))
            yield return problem;

        // Two file names that differ only in case would be one address.
        foreach (var kind in files.All.GroupBy(r => r.Kind.Folder, StringComparer.Ordinal))
            foreach (var problem in Unique(kind.Select(r => r.Record).OfType<EvidenceRecord>(), r => r.Id, at))
                yield return problem;
    }

    private static IEnumerable<Problem> Unique<T>(IEnumerable<T> records, Func<T, string> id, Locations at) where T : class
    {
        var seen = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var record in records)
        {
            if (!WellFormed().IsMatch(id(record)))
                yield return at.Problem(Codes.BadId, record, "id", $"'{id(record)}' cannot be an id: letters, digits, points, hyphens and underscores only, at most 80.");
            if (!seen.TryAdd(id(record), record))
                yield return at.Problem(Codes.DuplicateId, record, "id", $"The id '{id(record)}' is taken already, in {at.FileOf(seen[id(record)])}.");
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WellFormed();
}
