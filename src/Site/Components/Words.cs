using System.Collections;
using System.Globalization;
using Equipoise.Evidence.Cells;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Components;

/// <summary>What the site calls things, in one place, so that every page says the same.</summary>
public static class Words
{
    public static string Of(How how) => how switch
    {
        How.Read => "Read",
        How.Derived => "Derived",
        How.SecondHand => "Reported second-hand",
        _ => "Not verified",
    };

    public static string Of(ReadDepth depth) => depth switch
    {
        ReadDepth.FullText => "full text",
        ReadDepth.Abstract => "abstract",
        ReadDepth.Registry => "registry record",
        _ => "lay page",
    };

    public static string Of(DesignStrength strength) => strength switch
    {
        DesignStrength.BlindedRandomised => "Blinded, randomised",
        DesignStrength.OpenRandomised => "Randomised, open",
        DesignStrength.ControlledNotRandomised => "Comparison group, not randomised",
        DesignStrength.NoControl => "No comparison group",
        _ => "Single case",
    };

    public static string Of(Control control) => control switch
    {
        Control.Placebo => "placebo",
        Control.Sham => "sham procedure",
        Control.UsualCare => "usual care or education",
        Control.ActiveTreatment => "another treatment",
        Control.OwnEarlierPeriod => "the same children earlier",
        Control.None => "nothing",
        _ => "not said",
    };

    public static string Of(Masking masking) => masking switch
    {
        Masking.Blinded => "blinded",
        Masking.Open => "open: everybody knew",
        _ => "blinding not said",
    };

    public static string Of(Allocation allocation) => allocation switch
    {
        Allocation.Randomised => "randomised",
        Allocation.NonRandomised => "not randomised",
        Allocation.SingleArm => "one group only",
        _ => "allocation not said",
    };

    public static string Of(Donor donor) => donor switch
    {
        Donor.Autologous => "the child's own",
        Donor.Allogeneic => "from a donor",
        Donor.Mixed => "own or donor",
        _ => "donor not said",
    };

    public static string Of(Route route) => route switch
    {
        Route.Intravenous => "into a vein",
        Route.Intrathecal => "into the spinal fluid",
        Route.Subcutaneous => "under the skin",
        Route.Intranasal => "into the nose",
        Route.Intramuscular => "into a muscle",
        _ => "another route",
    };

    public static string Of(Direction direction) => direction switch
    {
        Direction.FavoursCells => "favours cells",
        Direction.FavoursControl => "favours the comparison",
        Direction.NoDifference => "no difference shown",
        Direction.Better => "better than before",
        Direction.Worse => "worse than before",
        Direction.NoChange => "no change",
        Direction.Mixed => "mixed",
        _ => "not reported",
    };

    public static string Of(TrialStatus status) => status switch
    {
        TrialStatus.NotYetRecruiting => "not yet recruiting",
        TrialStatus.EnrollingByInvitation => "by invitation only",
        TrialStatus.ActiveNotRecruiting => "running, closed to new children",
        TrialStatus.Unknown => "unknown to the registry",
        TrialStatus.NotRead => "status not read",
        _ => Choice.Word(status).Replace('-', ' '),
    };

    public static string Of(StudyKind kind) => kind switch
    {
        StudyKind.Primary => "study",
        StudyKind.SecondaryAnalysis => "second look at children already counted",
        StudyKind.OverlappingReport => "report on children already counted",
        StudyKind.CaseReport => "single case",
        StudyKind.SafetyData => "safety data",
        _ => "planned",
    };

    public static string Of(BetterIs better) => better switch
    {
        BetterIs.Lower => "lower is better",
        BetterIs.Higher => "higher is better",
        BetterIs.DependsOnSubscale => "depends on the part",
        _ => "no better side",
    };

    public static string Of(Publication publication) => publication switch
    {
        Publication.Published => "published",
        Publication.RegistryResultsOnly => "results only in the registry",
        Publication.NotFound => "no publication found",
        _ => "not due yet",
    };

    public static string Of(ReviewKind kind) => kind == ReviewKind.MetaAnalysis ? "meta-analysis" : Choice.Word(kind).Replace('-', ' ');

    /// <summary>Any other choice: its own word with spaces.</summary>
    public static string Of<T>(T choice) where T : struct, Enum => Choice.Word(choice).Replace('-', ' ');

    /// <summary>Any value of a record, said plainly.</summary>
    public static string Any(object? value) => value switch
    {
        null => "not available",
        How v => Of(v),
        Control v => Of(v),
        Masking v => Of(v),
        Allocation v => Of(v),
        Donor v => Of(v),
        Route v => Of(v),
        TrialStatus v => Of(v),
        Publication v => Of(v),
        Enum v => string.Join(' ', System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()).Split('-')),
        int v => Number(v),
        decimal v => Number(v),
        PartialDate v => Date(v),
        string v => v,
        IEnumerable v => string.Join(", ", v.Cast<object>().Select(Any)),
        _ => value.ToString() ?? "",
    };

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Up to four decimals, minus as minus, thousands apart.</summary>
    public static string Number(decimal number) => number.ToString("#,##0.####", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A count of cells: 26000000 is "26 million".</summary>
    public static string Count(decimal cells) => cells switch
    {
        >= 1_000_000_000 => Number(cells / 1_000_000_000) + " billion",
        >= 1_000_000 => Number(cells / 1_000_000) + " million",
        _ => Number(cells),
    };

    public static string Date(PartialDate? date) => date switch
    {
        null => "a day that is not known",
        { Day: not null } d => d.Earliest.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        { Month: not null } d => d.Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        { } d => d.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>"1 child", "12 children".</summary>
    public static string Children(int n) => n == 1 ? "1 child" : $"{Number(n)} children";

    public static string Plural(int n, string one, string? many = null) => $"{Number(n)} {(n == 1 ? one : many ?? one + "s")}";

    public static string Upper(string sentence) => sentence.Length == 0 ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];

    public static string Lower(string sentence) => sentence.Length == 0 ? sentence : char.ToLowerInvariant(sentence[0]) + sentence[1..];

    /// <summary>"a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };

    public static string Host(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host : url;

    public static string Cells(Snapshot snapshot, string id) => snapshot.Cells.TryGetValue(id, out CellType? cells) ? cells.Label : id;
}
