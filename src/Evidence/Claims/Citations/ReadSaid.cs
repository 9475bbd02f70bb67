using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Reads what a passage says of a study.</summary>
public static class ReadSaid
{
    /// <summary>Words between a denial and what it denies.</summary>
    private const int Reach = 4, NearReach = 2;

    private const int ByIdWeight = 12, ByNameWeight = 7, ByAuthorWeight = 6, BySiteWeight = 4;

    public static Said Of(Passage passage)
    {
        var numerals = Numerals.Of(passage);
        var counts = new ReadCounts(passage, numerals);
        ImmutableHashSet<Route> denied = Ways(passage, denied: true), given = Ways(passage, denied: false);
        var said = numerals.Count == 0 ? new Said() : Counted(passage, numerals, counts);
        return said with
        {
            Named = Named(passage),
            Countries = passage.HasGroup("country") ? [.. passage.Names("country")] : [],
            TellsOfSome = !counts.Enrolled() && (passage.HasGroup("change") || passage.HasGroup("harm") || passage.HasGroup("rate")),
            Cells = Cells(passage),
            Mesenchymal = passage.Has("cells.msc") || passage.Has("cells.cord-tissue-msc"),
            IsOnlyMesenchymal = passage.Has("cells.msc") && !passage.Has("cells.cord-tissue-msc"),
            MesenchymalFromBlood = MesenchymalFromBlood(passage),
            HasUnknownId = passage.Words.Any(w => w.Form.Length == 11 && w.Form.StartsWith("nct", StringComparison.Ordinal)) && !passage.HasGroup("cited"),
            HasUnknownAuthor = passage.HasCue("cue.et-al") && !passage.HasGroup("author") && !passage.HasGroup("named") && !passage.HasGroup("cited"),
            Donors = !passage.HasGroup("donor") ? [] : [.. passage.Names("donor").Select(d => d == "autologous" ? Donor.Autologous : Donor.Allogeneic)],
            Routes = given,
            OtherRoutes = denied.Except(given),
            IsOnlyRoute = given.Count == 1 && (passage.HasCue("cue.exclusive") || !denied.IsEmpty),
            Randomised = Stated(passage, "cue.randomised", "cue.not-randomised"),
            Blinded = Stated(passage, "cue.blinded", "cue.open"),
            Placebo = Stated(passage, "cue.placebo", "cue.no-placebo"),
            Controlled = passage.HasCue("cue.controlled") && passage.HasCue("cue.open") ? null : Stated(passage, "cue.controlled", "cue.uncontrolled"),
            Phase = Phase(passage),
            IsReview = passage.HasGroup("study") && (passage.Has("study.review") || counts.Studies().Any()),
            IsTheLargest = IsTheLargest(passage),
            IsAnimal = passage.Has("study.animal"),
            IsOfAll = passage.HasCue("cue.all"),
            IsTrial = passage.HasCue("cue.trial") && !passage.HasCue("cue.single-case"),
            Grown = Grown(passage),
        };
    }

    /// <summary>What is said in numbers.</summary>
    private static Said Counted(Passage passage, List<Numeral> numerals, ReadCounts counts) => new()
    {
        Years = [.. ReadAmounts.Years(numerals)],
        Published = [.. ReadAmounts.Published(passage, numerals)],
        Children = [.. counts.Children()],
        Totals = [.. counts.Totals()],
        About = [.. counts.About()],
        Studies = [.. counts.Studies()],
        Infusions = [.. counts.Infusions()],
        Shares = [.. counts.Shares()],
        Ages = ReadAmounts.Ages(passage, numerals),
        DosePerKg = ReadAmounts.DosePerKg(passage, numerals),
    };

    private static ImmutableDictionary<string, int> Named(Passage passage)
    {
        if (!passage.HasGroup("cited") && !passage.HasGroup("named") && !passage.HasGroup("author") && !passage.HasGroup("site")) return ImmutableDictionary<string, int>.Empty;
        var named = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var match in passage.Matches)
        {
            var weight = match.Group switch { "cited" => ByIdWeight, "named" => ByNameWeight, "author" => ByAuthorWeight, "site" => BySiteWeight, _ => 0 };
            if (weight > 0) named[match.Name] = Math.Max(weight, named.GetValueOrDefault(match.Name));
        }

        return named.ToImmutable();
    }

    /// <summary>Kinds of cells that tell studies apart; "umbilical cells" may be of the blood or of the tissue.</summary>
    private static ImmutableHashSet<string> Cells(Passage passage)
    {
        ImmutableHashSet<string> cells = !passage.HasGroup("cells") ? [] : [.. passage.Matches.Where(m => m.Group == "cells" && !IsDenied(passage, m.First, NearReach)).Select(m => m.Name).Where(c => c is not ("any" or "msc" or "mononuclear" or "other"))];
        return passage.HasCue("cue.cord") && !cells.Any(c => c.StartsWith("cord", StringComparison.Ordinal)) ? cells.Add("cord") : cells;
    }

    private static ImmutableHashSet<Route> Ways(Passage passage, bool denied) => !passage.HasGroup("route") ? []
        : [.. passage.Matches.Where(m => m.Group == "route" && IsDenied(passage, m.First, NearReach) == denied).Select(m => Way(m.Name)).OfType<Route>()];

    private static Route? Way(string route) => route switch
    {
        "intravenous" => Route.Intravenous,
        "intrathecal" => Route.Intrathecal,
        "intranasal" => Route.Intranasal,
        _ => null,
    };

    /// <summary>Whether the passage says that a study is so (true), that it is not (false), or nothing of it.</summary>
    private static bool? Stated(Passage passage, string cue, string opposite) => IsWished(passage) ? null : passage.HasCue(opposite)
        ? false
        : passage.Cues.FirstOrDefault(m => m.Concept == cue) is { Concept: not null } match ? !IsDenied(passage, match.First) : null;

    /// <summary>"Needs a sham-controlled repeat".</summary>
    private static bool IsWished(Passage passage) => passage.Words.Any(w => w.Form is "needs" or "need" or "needed" or "should" or "would" or "requires");

    private static string? Phase(Passage passage)
    {
        if (passage.HasCue("cue.all-phases")) return "3";
        if (passage.Words.Any(w => w.Form == "pilot")) return "1";
        for (var i = 0; i + 1 < passage.Words.Count; i++)
        {
            if (passage.Words[i].Form == "phase") return passage.Words[i + 1].Form switch { "1" or "i" or "one" => "1", "2" or "ii" or "two" => "2", "3" or "iii" or "three" => "3", _ => null };
        }

        return null;
    }

    /// <summary>"In the largest trial …"; not "… is the largest trial".</summary>
    private static bool IsTheLargest(Passage passage) => passage.Cues.Any(m => m.Concept == "cue.largest" && m.First is > 0 and <= 3 && passage.Words[m.First - 1].Form == "the" && m.Last + 1 < passage.Words.Count && passage.Words[m.Last + 1].Form is "trial" or "study" or "test" or "blinded" or "placebo" or "randomised" or "randomized");

    /// <summary>"All the participants were teenagers", "only in adults"; not where children stand beside them.</summary>
    private static string? Grown(Passage passage)
    {
        if (passage.Words.Any(w => w.Form is "child" or "children" or "kids" or "parents" or "who" or "become" or "now")) return null;
        return First(passage, "cue.adults") is { } adults && IsOfAll(passage, adults) ? "adults" : First(passage, "cue.teenagers") is { } teenagers && IsOfAll(passage, teenagers) ? "teenagers" : null;
    }

    private static Match? First(Passage passage, string cue) => passage.Cues.Where(m => m.Concept == cue).Select(m => (Match?)m).FirstOrDefault();

    private static bool IsOfAll(Passage passage, Match match) => !IsDenied(passage, match.First)
        && (passage.HasCue("cue.exclusive") || passage.HasCue("cue.all") || match.First == 0 || passage.Words[match.First - 1].Form is "in" or "with" or ":" || (match.First > 0 && passage.Words[match.First - 1].Kind == Words.WordKind.Number) || passage.Cues.Any(m => m.Group == "numeral" && m.Last == match.First - 1));

    /// <summary>"No placebo", "did not have a placebo", "nobody was blinded"; not "no better than a placebo".</summary>
    internal static bool IsDenied(Passage passage, int at, int reach = Reach)
    {
        for (var i = at - 1; i >= Math.Max(0, at - reach); i--)
        {
            if (passage.Words[i].Form is "than" or "to" or "against" or "over" or "from" or "although" or "al" or "frente" or "but" or "different") return false;
            if (passage.Words[i].Form is "no" or "not" or "without" or "non" or "never" or "neither" or "lacked" or "nobody" or "none" or "nor") return true;
        }

        return false;
    }

    /// <summary>"Cord blood-derived MSC": the two words next to each other, and no "plus" between them.</summary>
    private static bool MesenchymalFromBlood(Passage passage) => passage.Matches.Any(blood => blood.Concept == "cells.cord-blood"
        && passage.Matches.Any(cell => cell.Concept == "cells.msc" && cell.First > blood.Last && cell.First - blood.Last <= 2
            && Enumerable.Range(blood.Last + 1, cell.First - blood.Last - 1).All(i => passage.Words[i].Form is "derived" or "s" or "stem")));
}
