using Equipoise.Evidence.Searching;

namespace Equipoise.Product.Tests.Searching;

public class TokenReaderTests
{
    [Theory]
    [InlineData("Cord blood", "cord blood")]
    [InlineData("cord-blood", "cord blood [cordblood]")]
    [InlineData("hCT‑MSC", "hct msc [hctmsc]")]
    [InlineData("Nguyễn Đức", "nguyen duc")]
    [InlineData("Nguye\u0302\u0303n", "nguyen")]
    [InlineData("ＣＡＲＳ２ ﬁts", "cars2 fits")]
    [InlineData("Straße Kobinia’s child's don't", "strasse kobinia child dont")]
    [InlineData("10.1016/j.jpeds", "10 1016 j jpeds [101016jjpeds]")]
    [InlineData("a - b. C", "a b c")]
    [InlineData("soft\u00ADhyphen", "softhyphen")]
    [InlineData("…!?—", "")]
    [InlineData("\u0301\u0302", "")]
    public void Words_are_lower_case_without_accents_and_hyphens(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Read(text).Select(t => t.IsJoined ? $"[{t.Term}]" : t.Term)));

    [Fact]
    public void Places_are_those_of_the_text_as_written()
    {
        const string text = "Own (Nguyễn’s) cord-blood";
        Assert.Equal(["Own", "Nguyễn", "cord", "blood", "cord-blood"], Read(text).Select(t => text.Substring(t.Start, t.Length)));
    }

    [Fact]
    public void Only_words_in_capitals_are_acronyms() =>
        Assert.Equal([true, true, false, false, false], Read("CARS VABS-3 Cars x").Where(t => !t.IsJoined && t.Term != "3").Select(t => t.IsAcronym).Append(false));

    [Fact]
    public void A_word_without_end_is_cut()
    {
        var word = Assert.Single(Read(new string('x', 10_000)));
        Assert.Equal(TokenReader.LongestWord, word.Term.Length);
        Assert.Equal(10_000, word.Length);
    }

    [Theory]
    [InlineData("therapies", "therapy")]
    [InlineData("infusions", "infusion")]
    [InlineData("biopsies", "biopsy")]
    [InlineData("losses", "loss")]
    [InlineData("axes", "ax")]
    [InlineData("diagnosis", "diagnosis")]
    [InlineData("loss", "loss")]
    [InlineData("virus", "virus")]
    [InlineData("gas", "gas")]
    public void Plural_and_singular_are_alike(string word, string folded) => Assert.Equal(folded, PluralFolding.Fold(word));

    private static List<(string Term, int Start, int Length, bool IsJoined, bool IsAcronym)> Read(string text)
    {
        var tokens = new List<(string, int, int, bool, bool)>();
        var reader = new TokenReader(text);
        while (reader.Next()) tokens.Add((reader.Term.ToString(), reader.Start, reader.Length, reader.IsJoined, reader.IsAcronym));
        return tokens;
    }
}
