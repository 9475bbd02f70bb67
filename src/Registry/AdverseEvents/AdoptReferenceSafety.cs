using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>A version of the reference safety information that a site takes up.</summary>
public sealed record NewReferenceSafety(string ProgrammeId, string Name, DateOnly Dated, DateOnly From, ImmutableArray<ExpectedTerm> Terms);

/// <summary>Takes up a version of the reference safety information. Events that were judged before keep their judgement and the version it was made by.</summary>
public sealed class AdoptReferenceSafety(IDbContextFactory<RegistryDb> databases)
{
    private const int MostTerms = 500;
    private const int LongestTerm = 200;

    /// <returns>The id of the version.</returns>
    public Task<Outcome<Guid>> Run(Acting acting, NewReferenceSafety adopted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(adopted);
        adopted = adopted with { ProgrammeId = adopted.ProgrammeId ?? "", Name = adopted.Name ?? "", Terms = adopted.Terms.IsDefault ? [] : [.. adopted.Terms.OfType<ExpectedTerm>().Select(t => t with { Term = t.Term ?? "" })] };
        return databases.Act<Guid>(acting, Right.ProgrammesWrite, "reference-safety.adopted", adopted, async db =>
        {
            var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
            if (Problems(adopted, today).ToList() is { Count: > 0 } problems) return new Refused(RefusalCode.Invalid, "The reference safety information cannot be taken up like this.") { Fields = [.. problems] };
            if (await db.Current(adopted.ProgrammeId, cancel) is null) return new Refused(RefusalCode.NotFound, $"The site does not follow a programme '{adopted.ProgrammeId}'.");
            var name = adopted.Name.Trim();
            if (await db.ReferenceSafety.AnyAsync(r => r.ProgrammeId == adopted.ProgrammeId && r.Name == name, cancel)) return new Refused(RefusalCode.Duplicate, $"'{name}' is on file already. A changed document has a new version.");
            var row = new ReferenceSafety
            {
                SiteId = acting.SiteId,
                Id = Guid.CreateVersion7(acting.At),
                ProgrammeId = adopted.ProgrammeId,
                Name = name,
                Dated = adopted.Dated,
                From = adopted.From,
                AdoptedAt = acting.At,
                AdoptedBy = acting.UserId,
                Content = ReferenceSafety.Written([.. adopted.Terms.Select(t => t with { Term = t.Term.Trim() })]),
            };
            db.ReferenceSafety.Add(row);
            return row.Id;
        }, cancel);
    }

    private static IEnumerable<FieldProblem> Problems(NewReferenceSafety adopted, DateOnly today)
    {
        if (adopted.Name.Trim() is { Length: 0 or > ReferenceSafetyTable.LongestName }) yield return new("name", "length", $"A version has a name of 1 to {ReferenceSafetyTable.LongestName} characters.");
        if (adopted.Dated > today) yield return new("dated", "future", "The document cannot bear a day that is still to come.");
        if (adopted.From < adopted.Dated) yield return new("from", "early", "A version does not hold before the day of its document.");
        if (adopted.Terms.Length > MostTerms) yield return new("terms", "length", $"At most {MostTerms} events can be listed.");
        foreach (var (term, i) in adopted.Terms.Select((t, i) => (t, i)))
        {
            var field = string.Create(CultureInfo.InvariantCulture, $"terms[{i}]");
            if (string.IsNullOrWhiteSpace(term.Term) || term.Term.Length > LongestTerm || term.Term.Any(char.IsControl)) yield return new(field, "length", $"The name of an expected event has 1 to {LongestTerm} ordinary characters.");
            if (term.MaxGrade is < 1 or > 5) yield return new(field, "grade", "A grade goes from 1 to 5.");
        }

        foreach (var twice in adopted.Terms.GroupBy(t => JudgeExpectedness.Plain(t.Term), StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return new("terms", "duplicate", $"'{twice.First().Term}' is listed twice.");
    }
}
