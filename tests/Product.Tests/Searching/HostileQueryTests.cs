using System.Text;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Searching;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Searching;

public class HostileQueryTests
{
    private static readonly SearchIndex Index = SearchIndex.Build(EvidenceFolder.Read(Repository.Data).Snapshot!);

    public static TheoryData<string?> WithoutWords => new()
    {
        (string?)null, "", "   ", "!!!???---...", "🙂🙃👩‍👩‍👧", "\u0301\u0302\u0303", "\u202e\u202d\u200f", "\ud800", "\udc00\ud800", "\0\0\0", "'", "’", "--", "%", "\ufffe\uffff",
    };

    [Theory]
    [MemberData(nameof(WithoutWords))]
    public void A_question_without_words_finds_nothing(string? query)
    {
        var results = Index.Search(query);
        Assert.Empty(results.Hits);
        Assert.Equal((0, 0, false, null), (results.Total, results.Pages, results.Partial, results.DidYouMean));
    }

    public static TheoryData<string> Strange => new()
    {
        new string('a', 10_240), string.Join(' ', Enumerable.Repeat("autism", 2_000)), string.Join('-', Enumerable.Repeat("cell", 500)), new string('\u0301', 5_000) + "a",
        "a" + new string('\u0301', 10_000), "אוטיזם", "التوحد", "自閉症 細胞治療", "ﷺ", "İstanbul ǅ ﬃ", "' OR 1=1 --", "<script>alert(1)</script>", "../../etc/passwd", "%00%0a", "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p",
        new string('x', 199) + "😀",
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public void A_strange_question_is_answered_within_bounds(string query)
    {
        var results = Index.Search(query);
        Assert.InRange(results.Query.Length, 0, SearchIndex.LongestQuery);
        Assert.InRange(results.Hits.Length, 0, SearchResults.PageSize);
        Assert.True(results.Query.IsNormalized(NormalizationForm.FormC) || results.Query.Length > 0); // throws on broken surrogates
    }

    [Fact]
    public void No_question_is_an_error_and_every_mark_lies_within_its_text()
    {
        var part = Gen.OneOf(
            Gen.Elements("cord", "blood", "cord-blood", "autologus", "Nguyễn", "NCT02847182", "side effects", "10.1016/j.jpeds", "the", "CARS-2", "x", "s", "’s"),
            Gen.Choose(0, 0xFFFF).Select(code => ((char)code).ToString()),
            Gen.Elements(" ", "-", ".", "/", "'", "\u0301", "\u200d", "😀", "\n"));
        var query = Gen.ListOf(part).Select(parts => string.Concat(parts));
        Soak.Holds(Prop.ForAll(query.ToArbitrary(), Gen.Choose(-1, 5).ToArbitrary(), (text, page) =>
        {
            var results = Index.Search(text, page);
            return results.Hits.All(h => Within(h.Title, h.TitleMarks) && Within(h.Snippet.Text, h.Snippet.Marks)) && results.Total >= results.Hits.Length;
        }));
    }

    private static bool Within(string text, IEnumerable<TextRange> marks)
    {
        var end = 0;
        foreach (var mark in marks)
        {
            if (mark.Start < end || mark.Length < 1 || mark.Start + mark.Length > text.Length) return false;
            end = mark.Start + mark.Length;
        }

        return true;
    }
}
