using Equipoise.Evidence.Searching;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Searching;

public class EditDistanceTests
{
    [Theory]
    [InlineData("vineland", "vineland", 0)]
    [InlineData("vineland", "vinland", 1)]
    [InlineData("vineland", "vinelnad", 1)]
    [InlineData("vineland", "wineland", 1)]
    [InlineData("autologous", "autolgus", 2)]
    [InlineData("ca", "abc", 3)] // the swapped pair may not be edited again: 2 in the unrestricted distance
    public void Insertions_deletions_replacements_and_swaps_count_one(string a, string b, int slips) =>
        Assert.Equal(slips, EditDistance.Between(a, b, 5));

    [Fact]
    public void Beyond_the_limit_is_one_more_than_the_limit() => Assert.Equal(2, EditDistance.Between("kitten", "sitting", 1));

    [Fact]
    public void It_is_the_distance_of_the_plain_definition()
    {
        var word = Gen.Choose(0, 7).SelectMany(n => Gen.ArrayOf(Gen.Elements('a', 'b', 'c'), n)).Select(letters => new string(letters));
        Soak.Holds(Prop.ForAll(word.ToArbitrary(), word.ToArbitrary(), Gen.Choose(0, 4).ToArbitrary(), (a, b, most) =>
            EditDistance.Between(a, b, most) == Math.Min(Defined(a, b), most + 1)));
    }

    [Fact]
    public void Nearest_words_are_those_of_a_search_through_all()
    {
        var word = Gen.Choose(1, 7).SelectMany(n => Gen.ArrayOf(Gen.Elements('a', 'b', 'y', 'é'), n)).Select(letters => new string(letters));
        Soak.Holds(Prop.ForAll(Gen.ListOf(word).ToArbitrary(), word.ToArbitrary(), (words, typed) =>
        {
            var all = words.Distinct(StringComparer.Ordinal).Where(w => w != typed).ToList();
            var vocabulary = new Vocabulary([.. all.Select(w => new VocabularyWord(w, w, IsJoined: false))]);
            var least = all.Select(w => Defined(w, typed)).Where(d => d <= 2).DefaultIfEmpty(3).Min();
            var expected = all.Where(w => Defined(w, typed) == least && least <= 2).Order(StringComparer.Ordinal);
            return vocabulary.Nearest(typed, 2).Words.Select(vocabulary.Text).Order(StringComparer.Ordinal).SequenceEqual(expected, StringComparer.Ordinal);
        }));
    }

    private static int Defined(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length == 0 || b.Length == 0) return a.Length + b.Length;
        var best = Math.Min(Math.Min(Defined(a[..^1], b), Defined(a, b[..^1])) + 1, Defined(a[..^1], b[..^1]) + (a[^1] == b[^1] ? 0 : 1));
        var isSwap = a.Length > 1 && b.Length > 1 && a[^1] == b[^2] && a[^2] == b[^1];
        return isSwap ? Math.Min(best, Defined(a[..^2], b[..^2]) + 1) : best;
    }
}
