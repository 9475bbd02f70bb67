using Equipoise.Evidence.Claims.Finding;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Reads how many children, studies and infusions a passage counts.</summary>
internal sealed class ReadCounts(Passage passage, List<Numeral> numerals)
{
    /// <summary>Words between a number and what it counts.</summary>
    private const int Reach = 4;

    /// <summary>Numbers of children: "37 children", "n = 20"; not "5 of 12", a per cent or an age.</summary>
    public IEnumerable<int> Children() => Counts().Where(n => IsCounted(n) || IsLabelled(n)).Select(n => (int)n.Value);

    /// <summary>Whether the number is plainly that of all who took part.</summary>
    public bool Enrolled() => Counts().Any(n => IsLabelled(n) || TookPart(n) || IsStudyOf(n));

    /// <summary>Those that are said of a whole study: "in 37 children", "sample size: 42".</summary>
    public IEnumerable<int> Totals() => Counts().Where(IsTotal).Select(n => (int)n.Value);

    /// <summary>Totals that are only said about.</summary>
    public IEnumerable<int> About() => Counts().Where(n => IsTotal(n) && passage.Cues.Any(m => m.Concept == "cue.about" && m.Last >= n.First - 2 && m.Last < n.First)).Select(n => (int)n.Value);

    /// <summary>"Five studies", "more than thirty trials".</summary>
    public IEnumerable<int> Studies() => numerals.Where(n => n.Value is >= 2 and < 1000 && decimal.IsInteger(n.Value)
        && passage.Cues.Any(m => m.Concept == "cue.works" && m.First > n.Last && m.First - n.Last <= Reach - 1 && !HasBetween(n.Last, m.First))).Select(n => (int)n.Value);

    /// <summary>"Four infusions", "three spinal injections".</summary>
    public IEnumerable<int> Infusions() => numerals.Where(n => n.Value is >= 1 and < 100 && decimal.IsInteger(n.Value) && Previous(n) is not ("the" or "only" or "after" or "first" or "phase")
        && passage.Cues.Any(m => m.Concept == "cue.infusions" && m.First > n.Last && m.First - n.Last <= 3 && !HasBetween(n.Last, m.First))).Select(n => (int)n.Value);

    /// <summary>"8 of 20", "eight out of the twenty".</summary>
    public IEnumerable<(int Some, int All)> Shares()
    {
        for (var i = 0; i + 1 < numerals.Count; i++)
        {
            var (some, all) = (numerals[i], numerals[i + 1]);
            if (!decimal.IsInteger(some.Value) || !decimal.IsInteger(all.Value) || some.Value >= all.Value || all.Value > 10000 || all.First - some.Last is < 2 or > 4) continue;
            if (Enumerable.Range(some.Last + 1, all.First - some.Last - 1).All(k => passage.Words[k].Form is "of" or "out" or "the" or "in" or "those")) yield return ((int)some.Value, (int)all.Value);
        }
    }

    private IEnumerable<Numeral> Counts() => numerals.Where(n => decimal.IsInteger(n.Value) && n.Value is >= 2 and <= 100000
        && !(Next(n) is "%" or "percent" or "per" or "of" or "out" or "year" or "month" or "week" or "million" or "to" or "day" or "dose" or "session" or "point" or "study" or "studie" or "trial" or "group" or "kilogram" or "kg")
        && !(n.Value is >= 1990 and <= 2035 && n.First == n.Last && Next(n) is not ("children" or "patient" or "participant"))
        && !(Previous(n) is "aged" or "age" or "ages" or "phase"));

    private bool IsTotal(Numeral number) => IsLabelled(number)
        || (IsCounted(number) && (number.First == 0 ? !IsPart(number) : (Before(number) == "in" && (passage.HasGroup("study") || passage.HasGroup("cells") || passage.HasGroup("route"))) || Before(number) is "of" or "with" or "to" or "from" or "treated" or "gave" or "tested" or "followed" or "allocated" or "assigned" or "studied" or "included" or "on" or "trial" or "study" or "series" or "described" or "gave" or "split" or "put" || (Before(number) is "had" && (passage.HasCue("cue.published") || passage.Words[0].Form is "it" or "that" or "this")) || IsPlaced(number) && !IsPart(number) || TookPart(number)) && !IsDenominator(number));

    /// <summary>"In Panama 20 children …", "Duke: 25 children …".</summary>
    private bool IsPlaced(Numeral number) => passage.Matches.Any(m => m.Group is "country" or "site" or "author" or "named" && m.Last < number.First && number.First - m.Last <= 2);

    /// <summary>"8 of 12", "a third of 20": children of whom only some are spoken of.</summary>
    private bool IsDenominator(Numeral number) => Before(number) == "of" && numerals.Exists(n => n.Last < number.First && number.First - n.Last <= 4 && n.Value < number.Value);

    private bool TookPart(Numeral number) => Enumerable.Range(number.Last + 1, Math.Max(0, Math.Min(Reach, passage.Words.Count - number.Last - 2)))
        .Any(i => (passage.Words[i].Form, passage.Words[i + 1].Form) is ("took", "part") or ("were", "enrolled") or ("were", "randomised") or ("were", "randomized") or ("were", "recruited") or ("were", "included"));

    /// <summary>Whether what follows is said of some of the children: "12 children improved".</summary>
    private bool IsPart(Numeral number) => !TookPart(number)
        && Enumerable.Range(number.Last, Math.Min(Reach + 2, passage.Words.Count - number.Last)).Any(i => passage.Words[i].Form is "had" or "improved" or "suffered" or "developed" or "experienced" or "were" or "showed" or "got" or "took" or "withdrew");

    private bool IsCounted(Numeral number) => passage.Matches.Any(m => m.Concept == "people.children" && m.First > number.Last && m.First <= number.Last + Reach && !HasBetween(number.Last, m.First))
        || passage.Cues.Any(m => m.Concept == "cue.animals" && m.First > number.Last && m.First <= number.Last + 2)
        || (number.First > 1 && Before(number) == "of" && number.Value >= 10 && IsStudyOf(number));

    /// <summary>"A study of over a thousand".</summary>
    private bool IsStudyOf(Numeral number) => passage.Cues.Any(m => m.Concept == "cue.published" && m.Last < number.First && number.First - m.Last <= 5 && passage.Words[m.Last + 1].Form == "of");

    private bool HasBetween(int last, int first)
    {
        for (var i = last + 1; i < first; i++)
        {
            if (passage.Words[i].Form is "of" or "in" or "to" or "%" or "month" or "months" or "year" or "years" or "million" or "weeks" or "per" or "studies" or "trials" or "to" or "and" or "the" or "after" or "(" or ":") return true;
        }

        return false;
    }

    /// <summary>"n = 20", "enrolled 36", "Participants: 25", "sample size 42".</summary>
    private bool IsLabelled(Numeral number)
    {
        if (Previous(number) is "n" or "involving" or "enrolled" or "randomised" or "randomized" or "recruited" or "included" && number.Value >= 5) return !IsOther(number);
        return passage.Cues.Any(m => m.Concept == "cue.participants" && m.Last < number.First && number.First - m.Last <= 2 && (passage.Words[number.First - 1].Form == ":" || passage.Words[m.Last].Form == "size"));
    }

    /// <summary>Whether it counts something else than children: "included 5 studies".</summary>
    private bool IsOther(Numeral number) => Next(number) is "study" or "studie" or "trial" or "site" or "centre" or "center" or "review";

    private string Next(Numeral number) => number.Last + 1 < passage.Words.Count ? passage.Words[number.Last + 1].Form.TrimEnd('s') : "";

    private string Previous(Numeral number) => number.First > 0 ? passage.Words[number.First - 1].Form : "";

    /// <summary>The word before a number and before what only qualifies it: "in only 29", "of about a thousand".</summary>
    private string Before(Numeral number)
    {
        var at = number.First - 1;
        while (at > 0 && passage.Words[at].Form is "only" or "just" or "a" or "total" or "some" or "about" or "over" or "the" or "all" or "more" or "than" or "nearly" or "almost" or "around" or "roughly" or "these" or "those") at--;
        return at >= 0 ? passage.Words[at].Form : "";
    }
}
