using Equipoise.Evidence.Background;
using Equipoise.Evidence.Translations;

namespace Equipoise.Product.Tests.Site.Families;

/// <summary>English family pages can be read at the age of 9 to 11.</summary>
public class ReadingAgeTests(SiteFixture site)
{
    /// <summary>A child of 11 is in grade 6 at the most.</summary>
    private const double HighestGrade = 6.0;

    private const int LongestSentence = 25;

    /// <summary>Files of words and groups of facts that no grade is asked of, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["places"] = "Names of countries, which are as long as they are.",
    };

    [Fact]
    public void Every_page_is_at_most_of_grade_six()
    {
        var grades = site.Snapshot.Words.Files.Where(f => f.Language == PageLanguage.En && !Exceptions.ContainsKey(f.Topic)).Select(f => (f.Topic, Grade: ReadingGrade.Of(f.Words.Values))).ToList();
        Assert.NotEmpty(grades);
        Assert.True(grades.TrueForAll(g => g.Grade <= HighestGrade), string.Join('\n', grades.Where(g => g.Grade > HighestGrade)));
    }

    [Fact]
    public void No_sentence_is_longer_than_can_be_held_in_mind()
    {
        var longer = from file in site.Snapshot.Words.Files
                     where file.Language == PageLanguage.En
                     from word in file.Words
                     from sentence in ReadingGrade.Sentences(word.Value)
                     where ReadingGrade.Words(sentence).Count() > LongestSentence
                     select $"{file.Topic}:{word.Key}: {sentence}";
        Assert.Empty(longer);
    }

    /// <summary>Sentences of facts on family pages: groups are small, and names of offices and laws are long.</summary>
    [Fact]
    public void Every_group_of_facts_on_a_family_page_is_at_most_of_grade_six()
    {
        var shown = new[] { Shelf.WarningSigns, Shelf.Reporting }.SelectMany(s => site.Snapshot.Shelf(s)).Where(g => g.Id.StartsWith("danger", StringComparison.Ordinal) || g.Id is "papers-to-take-home" or "refund-questions" or "your-rights" or "questions-to-ask" or "warning-signs" or "labels");
        var grades = shown.Where(g => !Exceptions.ContainsKey(g.Id)).Select(g => (g.Id, Grade: ReadingGrade.Of([g.Title, g.Summary, .. g.Facts.Select(f => f.Statement)]))).ToList();
        Assert.NotEmpty(grades);
        Assert.True(grades.TrueForAll(g => g.Grade <= HighestGrade), string.Join('\n', grades.Where(g => g.Grade > HighestGrade)));
    }

    [Fact]
    public void The_formula_knows_easy_from_hard()
    {
        Assert.InRange(ReadingGrade.Of(["The cat sat on the mat."]), -2, 0); // 6 words of one syllable: 0.39 × 6 + 11.8 − 15.59 = −1.45
        Assert.InRange(ReadingGrade.Of(["Systematic heterogeneity notwithstanding, pharmacovigilance necessitates multidisciplinary collaboration."]), 20, 60);
    }

    [Theory]
    [InlineData("child", 1)]
    [InlineData("children", 2)]
    [InlineData("needle", 2)]
    [InlineData("made", 1)]
    [InlineData("wanted", 2)]
    [InlineData("helped", 1)]
    [InlineData("doctor", 2)]
    [InlineData("autism", 2)]
    [InlineData("hospital", 3)]
    [InlineData("medicine", 3)]
    [InlineData("science", 2)]
    [InlineData("places", 2)]
    [InlineData("names", 1)]
    [InlineData("trials", 2)]
    [InlineData("seizure", 2)]
    [InlineData("people", 2)]
    public void Syllables_are_counted(string word, int syllables) => Assert.Equal(syllables, ReadingGrade.Syllables(word));
}
