using System.Collections.Immutable;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Components;
using Equipoise.Site.SideEffects;

namespace Equipoise.Site.Report;

/// <summary>Everything the report is written from.</summary>
/// <param name="Snapshot">The records.</param>
/// <param name="Book">The findings.</param>
/// <param name="Said">Under what name they are kept.</param>
/// <param name="Latest">What changed since the last release; null where nothing changed, or nothing is kept.</param>
/// <param name="KeepsPast">Whether past releases were at hand.</param>
/// <param name="At">When it was written.</param>
public sealed record ReportData(Snapshot Snapshot, FindingBook Book, Said Said, Change? Latest, bool KeepsPast, DateTimeOffset At)
{
    /// <summary>Largest size that the file may have, in bytes: it is refused beyond, rather than sent by mail and never opened.</summary>
    public const int Limit = 8 * 1024 * 1024;

    /// <summary>Findings for all cells and all routes, question by question.</summary>
    public IEnumerable<IGrouping<Evidence.Questions.Question, Finding>> Questions => Book.All.Where(f => f.Scope.IsWhole).GroupBy(f => f.Scope.Question);

    public IReadOnlyList<HarmRow> Harms { get; } = HarmRow.All(Snapshot);

    /// <summary>Numbered in the order in which the report names them.</summary>
    public SourceBook Sources { get; } = SourceBook.Of(Snapshot,
    [
        .. Book.All.SelectMany(f => f.Studies).SelectMany(s => s.From),
        .. Snapshot.Content.Studies,
        .. Snapshot.Content.Reviews,
    ]);

    internal static string Anchor(Finding finding) => "finding-" + finding.Id.Replace('.', '-');

    internal static string Anchor(Evidence.Studies.Study study) => "study-" + study.Id;
}

/// <summary>A chapter: its anchor, its title, the component that writes it, and what stands under it in the contents.</summary>
public sealed record ReportChapter(string Id, string Title, Type Component, Func<ReportData, ImmutableArray<(string Id, string Title)>>? Parts = null)
{
    /// <summary>In the order of the report.</summary>
    public static ImmutableArray<ReportChapter> All { get; } =
    [
        new("what-this-is", "What this is", typeof(AboutChapter)),
        new("methods", "Methods, and what was not done", typeof(MethodsChapter)),
        new("summary", "Summary of findings", typeof(SummaryChapter)),
        new("answers", "Questions and answers", typeof(AnswersChapter), data => [.. data.Questions.Select(q => ("question-" + q.Key.Id, q.Key.Asks))]),
        new("risk-of-bias", "Risk of bias", typeof(BiasChapter)),
        new("studies", "Included studies", typeof(StudiesChapter)),
        new("harms", "Harms, as each study reported them", typeof(HarmsChapter)),
        new("reviews", "Published reviews", typeof(ReviewsChapter)),
        new("disagreements", "Where sources disagree", typeof(DisagreementsChapter)),
        new("changes", "What changed since the last release", typeof(ChangesChapter)),
        new("reproduction", "How to reproduce it", typeof(ReproductionChapter)),
        new("sources", "Sources", typeof(SourcesChapter)),
    ];
}
