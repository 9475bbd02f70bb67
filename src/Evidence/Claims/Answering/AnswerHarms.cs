using System.Collections.Frozen;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Studies;
using Graded = Equipoise.Evidence.Findings.Finding;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>Safe, not safe, no side effects: always of how many children, and what none seen still leaves open.</summary>
internal static class AnswerHarms
{
    private const string Serious = "serious-harm", DripCells = "msc-autism-reaction-cells", DripPlacebo = "msc-autism-reaction-placebo", Seizures = "spinal-autism-seizures", SpinalVomiting = "spinal-autism-vomiting", FetalTumour = "tumour-fetal-cells-boy", Cancer = "msc-cancer-2020", Germs = "infection-cord-product-first", Antibodies = "msc-autism-antibodies", Fever = "msc-fever-2020", Headache = "lumbar-puncture-headache-children", Product = "us-fda-list";

    private static readonly FrozenDictionary<string, string> ByHarm = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["reaction"] = "infusion-reaction",
        ["fever"] = "fever",
        ["pain"] = "headache",
        ["seizure"] = "seizure",
        ["infection"] = "infection",
        ["immune"] = "immune-reaction",
        ["death"] = Serious,
        ["any"] = Serious,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var finding = Finding(asked, library);
        var facts = Facts(asked).Where(id => library.Facts.Find(id) is not null).ToList();
        return ClaimAnswer.Of(
            [finding is null ? Uncounted(asked) : SayFinding.Of(finding), facts.Select(id => Told(id, library)).OfType<string>().FirstOrDefault(), Close(asked)],
            [finding?.Id, .. asked.Cited, .. facts, .. AnswerBenefit.Studies(finding)]).With(finding);
    }

    /// <summary>About the harm that is named; about serious harm where none is.</summary>
    private static Graded? Finding(Asked asked, Library library)
    {
        var named = asked.Passage.Names("harm").ToList();
        var questions = named.Select(ByHarm.GetValueOrDefault).OfType<string>().ToList();
        if (named.Count == 0) questions.Add(Serious);
        return questions.Distinct(StringComparer.Ordinal).Select(q => library.Choose.For(q, asked.Subject)).OfType<Graded>().FirstOrDefault();
    }

    private static string Uncounted(Asked asked) => asked.Subject.Route == Route.Intrathecal
        ? "No study with a comparison group counted the harms of cells given into the spine of children with autism."
        : "No study that we know counted this harm in children with autism after such cells.";

    /// <summary>What else is known of such cells, such a way or such a harm.</summary>
    private static IEnumerable<string> Facts(Asked asked)
    {
        var harms = asked.Passage.Names("harm").ToHashSet(StringComparer.Ordinal);
        if (harms.Contains("tumour")) yield return asked.Subject.HasCells("fetal") ? FetalTumour : Cancer;
        if (harms.Contains("infection")) yield return Germs;
        if (harms.Contains("immune")) yield return Antibodies;
        if (asked.Subject.Route == Route.Intrathecal || harms.Contains("seizure")) yield return Seizures;
        if (asked.Subject.Route == Route.Intrathecal && harms.Contains("pain")) yield return Headache;
        if (asked.Subject.Route == Route.Intrathecal) yield return SpinalVomiting;
        if (asked.Subject.HasCells("fetal")) yield return FetalTumour;
        if (asked.Subject.Cells.Any(c => c is "exosomes" or "animal" or "placenta" or "adipose")) yield return Product;
        if (harms.Contains("fever")) yield return Fever;
        if (asked.Subject.Route != Route.Intrathecal && (asked.Subject.Cells.IsEmpty || asked.Subject.Cells.Any(c => c is "msc" or "cord-tissue-msc")))
        {
            yield return DripCells;
            yield return DripPlacebo;
        }
    }

    private static string? Told(string id, Library library) => id switch
    {
        DripCells when library.Facts.Says(DripPlacebo) is not null => "In the largest trial of cord tissue cells about 21 in 100 children reacted to the drip with cells and about 3 in 100 to the look-alike (as others report it).",
        Seizures when library.Facts.Find(Seizures) is { Value: { } share } => FormattableString.Invariant($"In one study of own marrow cells into the spine about {share:0} in 100 had seizures that were new or worse than before."),
        SpinalVomiting => null,
        _ => library.Facts.Says(id),
    };

    private static string Close(Asked asked) => (asked.Verdict, asked.Frame.Assertion) switch
    {
        (Verdict.Supported, _) => Closing.Of(asked),
        (Verdict.NotCheckable, _) => Closing.Of(asked),
        (Verdict.AccurateButUncontrolled, _) => "None seen in a small study is not the same as none, and there was nobody to compare with.",
        (_, Assertion.NoHarms) => "Every needle, drip and sleep under medicine has some risk, so \"none\" cannot be right.",
        (Verdict.Contradicted, _) => Closing.Of(asked),
        (Verdict.Unproven, _) => "So nobody has shown that it is safe.",
        _ => "Safe is too strong a word without numbers: it needs how many children, watched for how long.",
    };

    internal static IEnumerable<string> All => [DripCells, DripPlacebo, Seizures, SpinalVomiting, FetalTumour, Cancer, Germs, Antibodies, Fever, Headache, Product];

    internal static IEnumerable<string> Questions => ByHarm.Values;
}
