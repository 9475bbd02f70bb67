using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Words;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Reads what a passage says of a study.</summary>
public static class ReadSaid
{
    /// <summary>Words between a number and the children it counts.</summary>
    private const int Reach = 4;

    private const int ByIdWeight = 12, ByNameWeight = 7, ByAuthorWeight = 6, BySiteWeight = 4;

    public static Said Of(Passage passage) => new()
    {
        Named = Named(passage),
        Countries = [.. passage.Names("country")],
        Years = [.. Numbers(passage).Where(n => n.Value is >= 2005 and <= 2030 && decimal.IsInteger(n.Value)).Select(n => (int)n.Value)],
        Children = [.. Children(passage, strict: false)],
        Totals = [.. Children(passage, strict: true)],
        Cells = [.. passage.Names("cells").Where(c => c is not ("any" or "msc" or "mononuclear" or "other"))],
        Mesenchymal = passage.Has("cells.msc") || passage.Has("cells.cord-tissue-msc"),
        MesenchymalFromBlood = MesenchymalFromBlood(passage),
        HasUnknownId = passage.Words.Any(w => w.Form.Length == 11 && w.Form.StartsWith("nct", StringComparison.Ordinal)) && !passage.HasGroup("cited"),
        Donors = [.. passage.Names("donor").Select(d => d == "autologous" ? Donor.Autologous : Donor.Allogeneic)],
        Routes = [.. passage.Names("route").Select(Way).OfType<Route>()],
        Randomised = Stated(passage, "randomi", "nonrandomi"),
        Blinded = Stated(passage, "blind", "open label", "unblinded"),
        Placebo = Stated(passage, "placebo", "uncontrolled", "single arm", "placebo free") ?? Stated(passage, "sham") ?? Stated(passage, "saline"),
        Phase = Phase(passage),
        IsReview = passage.HasGroup("study") && passage.Has("study.review"),
        IsAnimal = passage.Has("study.animal"),
        Ages = Ages(passage),
        DosePerKg = Dose(passage),
    };

    private static ImmutableDictionary<string, int> Named(Passage passage)
    {
        var named = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var match in passage.Matches)
        {
            var weight = match.Group switch { "cited" => ByIdWeight, "named" => ByNameWeight, "author" => ByAuthorWeight, "site" => BySiteWeight, _ => 0 };
            if (weight > 0) named[match.Name] = Math.Max(weight, named.GetValueOrDefault(match.Name));
        }

        return named.ToImmutable();
    }

    private static Route? Way(string route) => route switch
    {
        "intravenous" => Route.Intravenous,
        "intrathecal" => Route.Intrathecal,
        "intranasal" => Route.Intranasal,
        _ => null,
    };

    /// <summary>Whether the passage says that a study is so (true), that it is not (false), or nothing of it.</summary>
    private static bool? Stated(Passage passage, string stem, params ReadOnlySpan<string> opposites)
    {
        foreach (var opposite in opposites)
        {
            if (Find(passage, opposite) >= 0) return false;
        }

        var at = Find(passage, stem);
        return at < 0 ? null : !IsDenied(passage, at);
    }

    private static string? Phase(Passage passage) => Find(passage, "phase") is >= 0 and var at && at + 1 < passage.Words.Count
        ? passage.Words[at + 1].Form switch { "1" or "i" => "1", "2" or "ii" => "2", "3" or "iii" => "3", _ => null }
        : null;

    private static int Find(Passage passage, string words)
    {
        var parts = words.Split(' ');
        for (var i = 0; i + parts.Length <= passage.Words.Count; i++)
        {
            if (passage.Words[i].Form.StartsWith(parts[0], StringComparison.Ordinal) && (parts.Length == 1 || passage.Words[i + 1].Form == parts[1])) return i;
        }

        return -1;
    }

    /// <summary>"No placebo", "did not have a placebo", "nobody was blinded"; not "no better than a placebo".</summary>
    private static bool IsDenied(Passage passage, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - Reach); i--)
        {
            if (passage.Words[i].Form is "than" or "to" or "against" or "over" or "from" or "although" or "al" or "frente") return false;
            if (passage.Words[i].Form is "no" or "not" or "without" or "non" or "never" or "neither" or "lacked" or "nobody" or "none" or "nor") return true;
        }

        return false;
    }

    /// <summary>"Cord blood-derived MSC": the two words next to each other, and no "plus" between them.</summary>
    private static bool MesenchymalFromBlood(Passage passage) => passage.Matches.Any(blood => blood.Concept == "cells.cord-blood"
        && passage.Matches.Any(cell => cell.Concept == "cells.msc" && cell.First > blood.Last && cell.First - blood.Last <= 2
            && Enumerable.Range(blood.Last + 1, cell.First - blood.Last - 1).All(i => passage.Words[i].Form is "derived" or "s" or "stem")));

    private static IEnumerable<(decimal Value, int At)> Numbers(Passage passage)
    {
        for (var i = 0; i < passage.Words.Count; i++)
        {
            if (passage.Words[i].Kind == WordKind.Number && decimal.TryParse(passage.Words[i].Form, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)) yield return (value, i);
        }

        foreach (var match in passage.Matches.Where(m => m.Group == "number")) yield return (decimal.Parse(match.Name, CultureInfo.InvariantCulture), match.Last);
    }

    /// <summary>Numbers of children: "37 children", "n = 20"; not "5 of 12", a per cent or an age. Strictly only those that are said of a whole study: "in 37 children", "sample size: 42".</summary>
    private static IEnumerable<int> Children(Passage passage, bool strict)
    {
        foreach (var (value, at) in Numbers(passage))
        {
            if (!decimal.IsInteger(value) || value < 2 || value > 100000 || Next(passage, at) is "%" or "percent" or "of" or "out" or "year" or "month" or "week" or "million" or "to" or "day" or "dose" or "session" or "point") continue;
            if (value is >= 1990 and <= 2035 && Next(passage, at) != "children") continue;
            if (Previous(passage, at) is "aged" or "age" or "ages" or "phase") continue;
            if (strict ? IsTotal(passage, at) : Counted(passage, at) || Labelled(passage, at)) yield return (int)value;
        }
    }

    private static bool IsTotal(Passage passage, int at) => Labelled(passage, at)
        || (Counted(passage, at) && (at == 0 ? !Suffered(passage, at) : Previous(passage, at) is "in" or "of" or "with" or "to" or "from" or "treated" or "gave" or "tested" or "followed" or "allocated" or "assigned" or "studied"));

    private static bool Suffered(Passage passage, int at) =>
        Enumerable.Range(at, Math.Min(Reach + 2, passage.Words.Count - at)).Any(i => passage.Words[i].Form is "had" or "improved" or "suffered" or "developed" or "experienced" or "were" or "showed" or "got" or "took" or "withdrew");

    private static bool Counted(Passage passage, int at) => passage.Matches.Any(m => m.Concept == "people.children" && m.First > at && m.First <= at + Reach && !Enumerable.Range(at + 1, m.First - at - 1).Any(i => passage.Words[i].Form is "of" or "in" or "to" or "%" or "month" or "months" or "year" or "years" or "million" or "weeks" or "per" or "studies" or "trials"));

    private static bool Labelled(Passage passage, int at) =>
        (Previous(passage, at) is "n" or "involving" or "enrolled" or "randomised" or "randomized" or "recruited" or "included") || Find(passage, "sample size") is >= 0 and var size && at - size <= Reach + 1 && at > size;

    private static string Next(Passage passage, int at) => at + 1 < passage.Words.Count ? passage.Words[at + 1].Form.TrimEnd('s') : "";

    private static string Previous(Passage passage, int at) => at > 0 ? passage.Words[at - 1].Form : "";

    /// <summary>"aged 4 to 11", "ages 18–48 months", "2 to 7 years old".</summary>
    private static (decimal Low, decimal High)? Ages(Passage passage)
    {
        var numbers = Numbers(passage).OrderBy(n => n.At).ToList();
        for (var i = 0; i + 1 < numbers.Count; i++)
        {
            var (low, at) = numbers[i];
            var (high, end) = numbers[i + 1];
            if (end - at > 3 || high <= low || high > 60) continue;
            var unit = end + 1 < passage.Words.Count ? passage.Words[end + 1].Form : "";
            var aged = Enumerable.Range(Math.Max(0, at - 3), Math.Min(at, 3)).Any(k => passage.Words[k].Form is "aged" or "age" or "ages" or "ranged");
            var old = unit is "years" or "months" && end + 2 < passage.Words.Count && passage.Words[end + 2].Form is "old" or "of";
            if (!aged && !old) continue;
            return unit == "months" ? (Math.Round(low / 12, 1), Math.Round(high / 12, 1)) : (low, high);
        }

        return null;
    }

    private static decimal? Dose(Passage passage)
    {
        if (Find(passage, "per kilogram") < 0 && Find(passage, "per kg") < 0 && Find(passage, "million/kg") < 0 && Find(passage, "kg") < 0) return null;
        foreach (var (value, at) in Numbers(passage))
        {
            if (Next(passage, at) == "million") return value * 1_000_000;
        }

        return null;
    }
}
