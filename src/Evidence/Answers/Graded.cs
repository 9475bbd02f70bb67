using System.Collections.Immutable;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Answers;

/// <summary>The findings that the first answers are taken from: all cells, all routes, with at least one study.</summary>
internal sealed class Graded
{
    private readonly ImmutableArray<Finding> whole;

    public Graded(FindingBook book) => whole = [.. book.All.Where(f => f.Scope.IsWhole && f.K > 0)];

    /// <summary>Outcomes that matter to a child, compared with children without cells.</summary>
    public IReadOnlyList<Finding> Compared => [.. Of(QuestionKind.Benefit, EvidenceBody.Controlled)];

    /// <summary>Outcomes that matter to a child, before and after, compared with nobody.</summary>
    public IReadOnlyList<Finding> Alone => [.. Of(QuestionKind.Benefit, EvidenceBody.Uncontrolled)];

    /// <summary>Harms counted in children with cells.</summary>
    public IReadOnlyList<Finding> Harms => [.. Of(QuestionKind.Harm, EvidenceBody.Uncontrolled)];

    /// <summary>Harms of a kind, compared with children without cells; null where no study does.</summary>
    public Finding? ComparedHarm(HarmKind kind) => Of(QuestionKind.Harm, EvidenceBody.Controlled).FirstOrDefault(f => f.Scope.Question.Harms.Contains(kind));

    public Finding? Harm(HarmKind kind) => Harms.FirstOrDefault(f => f.Scope.Question.Harms.Contains(kind));

    /// <summary>Every study that counts for some finding, once.</summary>
    public IReadOnlyList<Study> Studies => StudiesOf(whole);

    public static IReadOnlyList<Study> StudiesOf(IEnumerable<Finding> findings) =>
        [.. findings.SelectMany(f => f.Studies).Select(s => s.Study).DistinctBy(s => s.Id, StringComparer.Ordinal).OrderByDescending(s => s.Size.Headline?.Value ?? 0).ThenBy(s => s.Id, StringComparer.Ordinal)];

    /// <summary>Whether a study came out in favour of the cells in any of these findings.</summary>
    public static bool Favours(Study study, IEnumerable<Finding> findings) => findings.SelectMany(f => f.Studies).Any(s => s.Study.Id == study.Id && s.Direction == Direction.FavoursCells);

    public static string Word(CertaintyLevel level) => level switch { CertaintyLevel.VeryLow => "very low", CertaintyLevel.Low => "low", CertaintyLevel.Moderate => "moderate", _ => "high" };

    public static ImmutableArray<string> Ids(params IEnumerable<Finding?> findings) => [.. findings.OfType<Finding>().Select(f => f.Id)];

    private IEnumerable<Finding> Of(QuestionKind kind, EvidenceBody body) => whole.Where(f => f.Scope.Question.Kind == kind && f.Scope.Body == body);
}
