using System.Globalization;

namespace Equipoise.Evidence.Matching;

/// <summary>What two records say of themselves that speaks for or against one report.</summary>
/// <param name="Relation">What they would have in common.</param>
/// <param name="Certainty">How sure.</param>
/// <param name="Reason">Why.</param>
internal readonly record struct Likeness(MatchRelation Relation, MatchCertainty Certainty, string Reason);

/// <summary>
/// Compares two records by ids of bibliographies, titles, authors, years, journals and pages. A false match costs more than one that is missed: it takes a study away.
/// So a title alone never makes a match certain, and whatever speaks against one paper (another PubMed number, another year, a notice) ends it.
/// </summary>
internal static class CompareReports
{
    private const int FewestWords = 4;
    private const int TellingWords = 6;

    /// <summary>Null when nothing speaks for a match. Symmetric.</summary>
    public static Likeness? Of(RecordTraits a, RecordTraits b)
    {
        var likeness = Titles(a, b);
        if (a.Key.Id == b.Key.Id && a.Key.Id.StartsWith("ref-", StringComparison.Ordinal)) return new(MatchRelation.SameReport, MatchCertainty.Certain, "All that identifies them is the same.");
        if (Shared(a, b) is { } id) return ById(a, b, id, likeness);
        if (likeness == TitleLikeness.Different) return null;
        if ((a.Kind == Importing.RecordKind.Trial) != (b.Kind == Importing.RecordKind.Trial)) return TrialAndPaper(a, b, likeness);
        return a.Kind == Importing.RecordKind.Trial ? TwoTrials(a, b, likeness) : TwoPapers(a, b, likeness);
    }

    private static Likeness ById(RecordTraits a, RecordTraits b, (string Scheme, string Value) id, TitleLikeness likeness)
    {
        var name = $"Both are {(id.Scheme == "doi" ? "DOI" : id.Scheme == "pmid" ? "PubMed number" : "PubMed Central number")} {id.Value}";
        if (id.Scheme == "doi" && a.IsNotice != b.IsNotice) return new(MatchRelation.SameStudy, MatchCertainty.Possible, $"{name}, but only one of them is a notice such as an erratum.");
        if (a.Titles.Length > 0 && b.Titles.Length > 0 && likeness == TitleLikeness.Different)
            return new(MatchRelation.SameReport, MatchCertainty.Possible, $"{name}, but their titles differ: one of them may carry a wrong id, or the id of a collection.");
        return Contradiction(a, b) is { } other
            ? new(MatchRelation.SameReport, MatchCertainty.Possible, $"{name}, but they have {other}.")
            : new(MatchRelation.SameReport, MatchCertainty.Certain, $"{name}.");
    }

    private static Likeness? TwoPapers(RecordTraits a, RecordTraits b, TitleLikeness likeness)
    {
        if (a.IsNotice != b.IsNotice) return likeness < TitleLikeness.Beginning ? null : new(MatchRelation.SameStudy, MatchCertainty.Possible, "One is a notice that bears the title of the other.");
        var author = a.Author is null || b.Author is null || a.Author == b.Author;
        if (likeness == TitleLikeness.Similar) return author && a.Author is not null && b.Author is not null && YearsApart(a, b) is null or <= 1 && SamePlace(a, b)
            ? new(MatchRelation.SameReport, MatchCertainty.Possible, "Their titles are similar, with one first author and one place in a journal.") : null;
        if (!author) return Enough(a, b, TellingWords) ? new(MatchRelation.SameReport, MatchCertainty.Possible, "They have the same title and different first authors.") : null;
        if (Contradiction(a, b) is { } ids) return new(MatchRelation.SameStudy, MatchCertainty.Possible, $"They have the same title and first author, but {ids}: perhaps an abstract, a preprint or a second report.");
        if (YearsApart(a, b) is > 1 and var years) return new(MatchRelation.SameStudy, MatchCertainty.Possible, string.Create(CultureInfo.InvariantCulture, $"They have the same title and first author, but stand {years} years apart: perhaps an abstract and its paper."));
        return SameTitle(a, b, likeness);
    }

    private static Likeness SameTitle(RecordTraits a, RecordTraits b, TitleLikeness likeness)
    {
        var journals = a.Journal is not null && b.Journal is not null;
        if (journals && !Journals.MayBeSame(a.Journal!, b.Journal!)) return new(MatchRelation.SameStudy, MatchCertainty.Possible, "They have the same title and first author in different journals: perhaps an abstract or a second report.");
        if (a.Page is not null && b.Page is not null && a.Volume is not null && b.Volume is not null && a.Page != b.Page && a.Volume != b.Volume)
            return new(MatchRelation.SameStudy, MatchCertainty.Possible, "They have the same title and first author on different pages of different volumes.");
        var words = likeness == TitleLikeness.Same ? "They have the same title" : "The title of one is the beginning of the other's";
        var known = a.Author is not null && b.Author is not null && YearsApart(a, b) is not null;
        if (!known || !Enough(a, b, FewestWords) && !SamePlace(a, b)) return new(MatchRelation.SameReport, MatchCertainty.Possible, $"{words}; too little else is said to be sure.");
        if (SamePlace(a, b) && YearsApart(a, b) == 0 && likeness == TitleLikeness.Same) return new(MatchRelation.SameReport, MatchCertainty.Certain, $"{words}, first author, year and page.");
        return new(MatchRelation.SameReport, likeness == TitleLikeness.Same || SamePlace(a, b) ? MatchCertainty.Probable : MatchCertainty.Possible, $"{words}, with the same first author {(YearsApart(a, b) == 0 ? "and year" : "in neighbouring years")}.");
    }

    /// <summary>Registers often hold a study and its follow-up under one title, so that a title never joins two entries by itself.</summary>
    private static Likeness? TwoTrials(RecordTraits a, RecordTraits b, TitleLikeness likeness) => likeness >= TitleLikeness.Beginning && Enough(a, b, FewestWords)
        ? new(MatchRelation.SameStudy, MatchCertainty.Possible, $"They are registered under the same title{(a.Author is not null && a.Author == b.Author ? " by the same sponsor" : "")}; a follow-up would be as well.")
        : null;

    private static Likeness? TrialAndPaper(RecordTraits a, RecordTraits b, TitleLikeness likeness)
    {
        var (trial, paper) = a.Kind == Importing.RecordKind.Trial ? (a, b) : (b, a);
        if (likeness < TitleLikeness.Beginning || paper.IsNotice || paper.IsReview || !Enough(a, b, FewestWords)) return null;
        if (trial.Year > paper.Year) return new(MatchRelation.SameStudy, MatchCertainty.Possible, "The paper bears the title of the registration, but is older than the trial's start: perhaps a protocol.");
        return likeness == TitleLikeness.Same && Enough(a, b, TellingWords)
            ? new(MatchRelation.SameStudy, MatchCertainty.Probable, "The paper bears the title of the registration.")
            : new(MatchRelation.SameStudy, MatchCertainty.Possible, "The paper bears nearly the title of the registration.");
    }

    private static TitleLikeness Titles(RecordTraits a, RecordTraits b)
    {
        var best = TitleLikeness.Different;
        foreach (var left in a.Titles)
            foreach (var right in b.Titles)
                if (CompareTitles.Of(left, right) is var likeness && likeness > best) best = likeness;
        return best;
    }

    /// <summary>Enough words in the shorter of the longest titles to tell one paper from another.</summary>
    private static bool Enough(RecordTraits a, RecordTraits b, int fewest) => a.Titles.Max(t => t.Words.Length) >= fewest && b.Titles.Max(t => t.Words.Length) >= fewest;

    private static bool SamePlace(RecordTraits a, RecordTraits b) => a.Page is not null && a.Page == b.Page && (a.Volume is null || b.Volume is null || a.Volume == b.Volume);

    private static int? YearsApart(RecordTraits a, RecordTraits b) => a.Year is { } x && b.Year is { } y ? Math.Abs(x - y) : null;

    private static (string Scheme, string Value)? Shared(RecordTraits a, RecordTraits b) =>
        a.Papers.Intersect(b.Papers).OrderBy(p => p.Scheme == "pmid" ? 0 : 1).ThenBy(p => p.Value, StringComparer.Ordinal).Select(p => ((string, string)?)p).FirstOrDefault();

    /// <summary>Ids of one bibliography that differ: then these are two papers.</summary>
    private static string? Contradiction(RecordTraits a, RecordTraits b)
    {
        foreach (var (scheme, name) in ((string, string)[])[("pmid", "different PubMed numbers"), ("doi", "different DOIs")])
        {
            var (left, right) = (a.Papers.Where(p => p.Scheme == scheme).ToList(), b.Papers.Where(p => p.Scheme == scheme).ToList());
            if (left.Count > 0 && right.Count > 0 && !left.Intersect(right).Any()) return name;
        }

        return null;
    }
}
