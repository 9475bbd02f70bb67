using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Families.Decide;

/// <summary>Trials that compared children with cells and without, and how many of them came out in favour of cells in anything.</summary>
internal readonly record struct Tests(int Count, int Better, int Children);

/// <summary>Children counted as better, of 100 with cells and of 100 without, as a review prints it.</summary>
internal sealed partial record Pooled(int Studies, int With, int Without, Figure From)
{
    private const string Label = "Counted as effective on the CGI";

    /// <summary>Null where the review is not on file or does not print both.</summary>
    public static Pooled? Of(Review? review)
    {
        if (review?.StudyCount is not { } studies || review.Facts.FirstOrDefault(f => f.Label == Label) is not { } fact) return null;
        return Both().Match(fact.Text) is { Success: true } found
            ? new(studies.Value, int.Parse(found.Groups["with"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(found.Groups["without"].ValueSpan, CultureInfo.InvariantCulture), fact)
            : null;
    }

    [GeneratedRegex("^(?<with>[0-9]{1,3}) percent with cells and (?<without>[0-9]{1,3}) percent without", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Both();
}

/// <summary>Every number of the decision aid, from the records and findings it stands on.</summary>
internal sealed class DecisionFacts
{
    private readonly ImmutableArray<Fact> facts;
    private readonly FindingBook findings;

    public DecisionFacts(Snapshot snapshot, FindingBook findings)
    {
        this.findings = findings;
        facts = [.. Enum.GetValues<Shelf>().SelectMany(shelf => snapshot.Shelf(shelf)).SelectMany(g => g.Facts)];
        var compared = findings.All.Where(f => f.Scope is { IsWhole: true, Body: EvidenceBody.Controlled } && f.Scope.Question.Kind == QuestionKind.Benefit && f.K > 0).ToList();
        Fair = Of(compared, isFair: true);
        Open = Of(compared, isFair: false);
        Review = Pooled.Of(snapshot.Reviews.GetValueOrDefault("qu2022"));
        Prices = [.. snapshot.Content.Prices.SelectMany(l => l.Prices).Where(p => p is { ForAutism: true, Per: PricePer.Course, Currency: "USD" })];
    }

    /// <summary>What the one review that pooled comparisons says of children counted as better.</summary>
    public Pooled? Review { get; }

    /// <summary>Blinded, randomised trials.</summary>
    public Tests Fair { get; }

    /// <summary>Every other comparison.</summary>
    public Tests Open { get; }

    /// <summary>For one course of treatment for autism, in US dollars, the currency of most.</summary>
    public ImmutableArray<Price> Prices { get; }

    /// <summary>Facts whose figures are said.</summary>
    public static ImmutableArray<string> Figures { get; } =
    [
        OutcomeRow.Placebo, "msc-fever-2020", "spinal-autism-puncture-pain", "spinal-autism-marrow-pain", "marrow-pain-first-days", "spinal-autism-seizures", "lumbar-puncture-headache-children",
        "infection-cord-product-full", "anaesthesia-severe-event", "tumour-fetal-cells-boy", "msc-autism-antibodies", "language-phrases-by-eight",
    ];

    /// <summary>The fact that no country is known to have approved cells for autism.</summary>
    public const string NoApproval = "international-no-approval";

    /// <summary>Whether the evidence base holds every fact the decision aid is made of.</summary>
    public bool AreOnFile => facts.Any(f => f.Id == NoApproval) && Figures.All(id => facts.Any(f => f.Id == id && f.Value is not null));

    /// <summary>A fact of a shelf by its id.</summary>
    public Fact Fact(string id) => facts.First(f => f.Id == id);

    /// <summary>Every figure that is said, for the list of sources.</summary>
    public IEnumerable<object> Shown =>
    [
        .. Figures.Select(Fact), Fact(NoApproval), .. Prices,
        .. Shares("infusion-reaction") is var (with, without) ? [with, without] : Array.Empty<Harm>(), .. Review is { } review ? [review.From] : Array.Empty<Figure>(),
    ];

    /// <summary>The figure of a fact as a whole number.</summary>
    public int Whole(string id) => Rounded(Fact(id).Value!.Value);

    public Finding Finding(string id) => findings.Find(id)!;

    public static int Rounded(decimal value) => (int)decimal.Round(value, MidpointRounding.AwayFromZero);

    /// <summary>Events among so many, as the one count or the sum, and one in how many is still possible.</summary>
    public (int Events, int Children, int UpTo) Counted(string id)
    {
        var finding = Finding(id);
        var (events, children) = PoolAgain.Together(finding);
        return (events, children, finding.Estimate is { } e ? (int)Math.Round(1 / e.Interval.Upper, MidpointRounding.AwayFromZero) : 1);
    }

    /// <summary>Shares with and without cells, where one trial printed both.</summary>
    public (Harm With, Harm Without)? Shares(string id) =>
        Finding(id).Studies is [{ From: [Harm { Percent: not null } with, Harm { Percent: not null } without] }] ? (with, without) : null;

    private static Tests Of(List<Finding> compared, bool isFair)
    {
        var studies = compared.SelectMany(f => f.Studies).Where(s => s.Study.Design.Strength == DesignStrength.BlindedRandomised == isFair).ToList();
        var each = studies.Select(s => s.Study).DistinctBy(s => s.Id, StringComparer.Ordinal).ToList();
        return new(each.Count, each.Count(study => studies.Any(s => s.Study.Id == study.Id && s.Direction == Direction.FavoursCells)), each.Sum(s => s.Size.Headline?.Value ?? 0));
    }
}
