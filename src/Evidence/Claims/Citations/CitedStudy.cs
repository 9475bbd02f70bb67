using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>What kind of work is cited.</summary>
public enum CitedKind
{
    BlindedTrial, OpenTrial, Uncontrolled, SingleCase, Planned, Review, Secondary,
}

/// <summary>What a page may get right or wrong of a study, trial or review that we know.</summary>
public sealed record CitedStudy
{
    public required string Id { get; init; }

    public required string Label { get; init; }

    public required CitedKind Kind { get; init; }

    /// <summary>Registry ids, DOI and PubMed ids, in lower case.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];

    /// <summary>Family names of the authors, the first first.</summary>
    public ImmutableArray<string> Authors { get; init; } = [];

    public string? Place { get; init; }

    public ImmutableHashSet<string> Countries { get; init; } = [];

    public ImmutableHashSet<int> Years { get; init; } = [];

    /// <summary>Every number of children that somebody printed, of all or of an arm.</summary>
    public ImmutableHashSet<int> Sizes { get; init; } = [];

    /// <summary>How many studies a review is made of.</summary>
    public int? StudyCount { get; init; }

    /// <summary>In the words of <c>data/cells</c>.</summary>
    public ImmutableHashSet<string> Cells { get; init; } = [];

    public ImmutableHashSet<Donor> Donors { get; init; } = [];

    public ImmutableHashSet<Route> Routes { get; init; } = [];

    public bool? Randomised { get; init; }

    public bool? Blinded { get; init; }

    public bool? Placebo { get; init; }

    /// <summary>Whether children with cells were compared with others over the same time.</summary>
    public bool? Controlled { get; init; }

    public string? Phase { get; init; }

    /// <summary>How often cells were given, in any arm.</summary>
    public ImmutableHashSet<int> Administrations { get; init; } = [];

    /// <summary>Whether every child has both cells and placebo, one after the other.</summary>
    public bool IsCrossover { get; init; }

    /// <summary>Ages in years, lowest and highest that somebody printed.</summary>
    public (decimal Low, decimal High)? Ages { get; init; }

    /// <summary>Cells per kilogram.</summary>
    public ImmutableHashSet<decimal> DosesPerKg { get; init; } = [];

    /// <summary>Cells in each giving, where the dose is the same for every child, in the unit printed.</summary>
    public ImmutableHashSet<decimal> FlatDoses { get; init; } = [];

    /// <summary>Counts of children who were called better.</summary>
    public ImmutableArray<(int Events, int Of)> Responders { get; init; } = [];

    /// <summary>Whether it only counts harms, of children with many diagnoses.</summary>
    public bool IsSafetyData { get; init; }

    /// <summary>Whether the main comparison showed no difference; null when none was reported.</summary>
    public bool? Null { get; init; }

    /// <summary>Instruments on which all the children with cells did better than the others, or a review's pool did.</summary>
    public ImmutableHashSet<string> Better { get; init; } = [];

    /// <summary>Instruments on which they did not.</summary>
    public ImmutableHashSet<string> NotBetter { get; init; } = [];

    /// <summary>For a review, whether it pools differences between children with cells and others.</summary>
    public bool IsControlledPool => !Better.IsEmpty || !NotBetter.IsEmpty;

    /// <summary>Whether children got worse on anything.</summary>
    public bool SawWorse { get; init; }

    /// <summary>Whether anything was reported to have stayed as it was.</summary>
    public bool SawNoChange { get; init; }

    /// <summary>Whether studies of a review had no placebo.</summary>
    public bool? PlaceboThroughout { get; init; }

    /// <summary>Harms that were seen in children given cells.</summary>
    public ImmutableHashSet<HarmKind> Harms { get; init; } = [];

    public static CitedStudy Of(Study study) => new()
    {
        Id = study.Id,
        Label = study.Label,
        Kind = study.Kind == StudyKind.Planned ? CitedKind.Planned : study.Kind == StudyKind.SecondaryAnalysis ? CitedKind.Secondary : study.Design.Strength switch
        {
            DesignStrength.BlindedRandomised => CitedKind.BlindedTrial,
            DesignStrength.SingleCase => CitedKind.SingleCase,
            DesignStrength.NoControl => CitedKind.Uncontrolled,
            _ => CitedKind.OpenTrial,
        },
        Ids = [.. study.Registrations.Select(r => r.Id.Value.ToLowerInvariant()), .. study.Citations.SelectMany(PaperIds)],
        Authors = [.. study.Citations.SelectMany(Surnames).Distinct(StringComparer.Ordinal)],
        Place = study.Place?.Value,
        Countries = [.. study.Countries.Select(c => c.Value)],
        Years = [.. study.Citations.Select(c => c.Year?.Value).Append(study.Year?.Value).OfType<int>()],
        Sizes = [.. new[] { study.Size.Registered, study.Size.Enrolled, study.Size.Randomised, study.Size.Treated, study.Size.Completed, study.Size.Analysed }.Concat(study.Arms.SelectMany(a => new[] { a.N, a.Completed })).OfType<Sourced<int>>().Select(s => s.Value)],
        Cells = [.. Given(study).Select(i => i.Cells.Value)],
        Donors = [.. Given(study).Select(i => i.Donor.Value).Where(d => d is Donor.Autologous or Donor.Allogeneic)],
        Routes = [.. Given(study).SelectMany(i => i.Routes?.Value ?? [])],
        Randomised = study.Design.Allocation.Value == Allocation.Unclear ? null : study.Design.IsRandomised,
        Blinded = study.Design.Masking.Value == Masking.Unclear ? null : study.Design.IsBlinded,
        Placebo = study.Design.Control.Value == Control.Unclear ? null : study.Design.Control.Value is Control.Placebo or Control.Sham,
        Controlled = study.Design.Control.Value is Control.Unclear or Control.OwnEarlierPeriod ? null : study.Design.IsControlled,
        Phase = study.Design.Phase?.Value,
        Administrations = [.. Given(study).Select(i => i.Administrations?.Value).OfType<int>()],
        IsCrossover = study.Design.Model.Value == DesignModel.Crossover,
        Ages = InYears(study.Population.Ages ?? study.Population.EligibleAges),
        DosesPerKg = [.. Given(study).SelectMany(i => i.Doses).Where(d => d is { Basis: DoseBasis.PerKg, Amount: not null }).Select(d => d.Amount!.Value)],
        FlatDoses = [.. Given(study).SelectMany(i => i.Doses).Where(d => d is { Basis: DoseBasis.Total, Amount: not null }).Select(d => d.Amount!.Value)],
        Responders = [.. study.Results.Where(r => r is { Direction: Direction.Better, Events: not null, N: not null, Subgroup: null }).Select(r => (r.Events!.Value, r.N!.Value))],
        IsSafetyData = study.Kind == StudyKind.SafetyData,
        Null = study.Results.Where(r => r.Versus is not null && r.Subgroup is null).OrderByDescending(r => r.Primary).Select(r => (bool?)(r.Direction == Direction.NoDifference)).FirstOrDefault(),
        Better = [.. Compared(study, d => d == Direction.FavoursCells)],
        NotBetter = [.. Compared(study, d => d is Direction.NoDifference or Direction.FavoursControl)],
        SawWorse = study.Results.Any(r => r.Direction is Direction.Worse or Direction.FavoursControl),
        SawNoChange = study.Results.Any(r => r.Direction is Direction.NoChange or Direction.NoDifference or Direction.Mixed),
        Harms = [.. study.Harms.Where(h => (h.Events > 0 || h.Percent > 0) && study.Arms.All(a => a.Id != h.Arm || a.Role == ArmRole.Cells)).Select(h => h.Kind)],
    };

    public static CitedStudy Of(RegisteredTrial trial) => new()
    {
        Id = trial.Id,
        Label = trial.Id,
        Kind = CitedKind.Planned,
        Ids = [trial.Id.ToLowerInvariant()],
        Place = trial.Sponsor?.Value,
        Countries = trial.Country is { } country ? [country.Value] : [],
        Years = [.. new[] { trial.Start, trial.Completion }.OfType<Sourced<PartialDate>>().Select(d => d.Value.Year)],
        Sizes = trial.Enrolment is { } n ? [n.Value] : [],
        Cells = trial.Cells is { } cells ? [cells.Value] : [],
        Donors = trial.Donor is { Value: Donor.Autologous or Donor.Allogeneic } donor ? [donor.Value] : [],
        Routes = trial.Routes is { } routes ? [.. routes.Value] : [],
        Phase = trial.Phase?.Value,
        Ages = InYears(trial.Ages),
    };

    public static CitedStudy Of(Review review) => new()
    {
        Id = review.Id,
        Label = review.Label,
        Kind = CitedKind.Review,
        Ids = [.. review.Citations.SelectMany(PaperIds)],
        Authors = [.. review.Citations.SelectMany(Surnames).Distinct(StringComparer.Ordinal)],
        Years = [.. review.Citations.Select(c => c.Year?.Value).Append(review.Year?.Value).OfType<int>()],
        Sizes = [.. new[] { review.StudyCount, review.Participants }.OfType<Sourced<int>>().Select(s => s.Value)],
        StudyCount = review.StudyCount?.Value,
        Better = [.. Pooled(review, isClear: true)],
        NotBetter = [.. Pooled(review, isClear: false)],
    };

    private static IEnumerable<string> Compared(Study study, Func<Direction, bool> direction) =>
        study.Results.Where(r => r.Versus is not null && r.Subgroup is null && direction(r.Direction)).Select(r => r.Instrument);

    /// <summary>Instruments whose pooled difference between children with cells and others is, or is not, clear of none.</summary>
    private static IEnumerable<string> Pooled(Review review, bool isClear) => review.Pooled.Where(p => p is { Controlled: true, Instrument: not null } && IsClear(p) == isClear).Select(p => p.Instrument!);

    private static bool IsClear(PooledResult pooled)
    {
        var none = pooled.Measure is PooledMeasure.RiskRatio or PooledMeasure.OddsRatio ? 1 : 0;
        return pooled.CiLower > none || pooled.CiUpper < none;
    }

    private static IEnumerable<Intervention> Given(Study study) => study.Arms.Where(a => a.Role == ArmRole.Cells).SelectMany(a => a.Interventions);

    private static IEnumerable<string> PaperIds(Citation citation) =>
        new[] { citation.Doi?.Value, citation.Pmid?.Value is { } pmid ? "pmid " + pmid : null }.OfType<string>().Select(i => i.ToLowerInvariant());

    /// <summary>Family names from "Dawson G, Sun JM, et al".</summary>
    private static IEnumerable<string> Surnames(Citation citation) =>
        (citation.Authors?.Value ?? "").Split(',', StringSplitOptions.TrimEntries).Select(Surname).Where(s => s.Length > 1);

    private static string Surname(string author) => author.StartsWith("et al", StringComparison.Ordinal) ? "" : author.LastIndexOf(' ') is > 0 and var at ? author[..at] : "";

    private static (decimal Low, decimal High)? InYears(Ages? ages) => ages switch
    {
        { Low: { } low, High: { } high, Unit: AgeUnit.Years } => (low, high),
        { Low: { } low, High: { } high } => (Math.Round(low / 12, 1), Math.Round(high / 12, 1)),
        _ => null,
    };
}
