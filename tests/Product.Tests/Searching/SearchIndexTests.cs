using Equipoise.Evidence.Searching;
using Equipoise.Product.Tests.Studies;

namespace Equipoise.Product.Tests.Searching;

public class SearchIndexTests
{
    [Fact]
    public void A_word_in_the_title_counts_more_than_the_same_word_in_the_summary()
    {
        var index = Of(Invented.Study("a", "Cells", "Melatonin was allowed."), Invented.Study("b", "Melatonin and cells", "It was allowed."));
        Assert.Equal(["b", "a"], index.Search("melatonin").Hits.Select(h => h.Id));
    }

    [Fact]
    public void The_word_as_typed_comes_before_a_word_spelt_nearly_so()
    {
        var index = Of(Invented.Study("near", "Marion Marion Marion", "A place."), Invented.Study("exact", "Other", "At the place of Marios, once."));
        Assert.Equal(["exact"], index.Search("marios ").Hits.Select(h => h.Id));
        Assert.Equal(["exact", "near"], index.Search("marioz place").Hits.Select(h => h.Id).Order());
    }

    [Fact]
    public void One_slip_comes_before_two()
    {
        var index = Of(Invented.Study("two", "Serbian marion, serbian marion"), Invented.Study("one", "Cells", "Once in serbian hands of marios."));
        Assert.Equal(["one", "two"], index.Search("marios serbiam").Hits.Concat(index.Search("mariox serbiam").Hits).Select(h => h.Id).Distinct());
    }

    [Fact]
    public void When_known_words_never_meet_one_may_be_a_slip()
    {
        var index = Of(Invented.Study("a", "Trial from Serbia"), Invented.Study("b", "Trail to Panama"));
        var results = index.Search("trail serbia");
        Assert.Equal(["a"], results.Hits.Select(h => h.Id));
        Assert.False(results.Partial);
    }

    [Fact]
    public void The_last_word_may_be_unfinished_and_no_other()
    {
        var index = Of(Invented.Study("a", "Infusion at Duke"));
        Assert.Single(index.Search("duke infus").Hits);
        Assert.True(index.Search("infus duke").Partial);
    }

    [Fact]
    public void An_acronym_is_no_plural()
    {
        var index = Of(Invented.Study("a", "ABAS and nothing else"), Invented.Study("b", "ABA therapy"));
        Assert.Equal(["b"], index.Search("aba therapy").Hits.Select(h => h.Id));
        Assert.Equal(["a"], index.Search("abas nothing").Hits.Select(h => h.Id));
    }

    [Fact]
    public void Marks_fall_on_the_words_that_matched()
    {
        var hit = Assert.Single(Of(Invented.Study("a", "Nguyễn: own cord-blood", "Children were given CORD BLOOD of their own.")).Search("nguyen cord blood").Hits);
        Assert.Equal(["Nguyễn", "cord", "blood"], hit.TitleMarks.Select(m => hit.Title.Substring(m.Start, m.Length)));
        Assert.Equal(["CORD", "BLOOD"], hit.Snippet.Marks.Select(m => hit.Snippet.Text.Substring(m.Start, m.Length)));
    }

    [Fact]
    public void A_snippet_is_cut_around_the_best_match_between_words()
    {
        var summary = string.Join(' ', Enumerable.Repeat("nothing", 100)) + " melatonin before sleep " + string.Join(' ', Enumerable.Repeat("nothing", 100));
        var snippet = Assert.Single(Of(Invented.Study("a", "Cells", summary)).Search("melatonin sleep").Hits).Snippet;
        Assert.Equal(["melatonin", "sleep"], snippet.Marks.Select(m => snippet.Text.Substring(m.Start, m.Length)));
        Assert.StartsWith("…nothing", snippet.Text, StringComparison.Ordinal);
        Assert.EndsWith("nothing…", snippet.Text, StringComparison.Ordinal);
        Assert.InRange(snippet.Text.Length, 100, 202);
    }

    [Fact]
    public void A_record_found_by_what_may_not_be_quoted_shows_the_beginning_of_its_summary()
    {
        var study = Invented.Study("a") with
        {
            Arms = [Invented.Arm("cord-blood", Evidence.Studies.Donor.Autologous)],
            Results = [new() { Instrument = "CARS", Arm = "cells", Direction = Evidence.Studies.Direction.Better, How = Evidence.Sources.How.Read, Source = "s", Conclusion = "A marvellous improvement of every child." }],
        };
        var hit = Assert.Single(Of(study).Search("marvellous").Hits);
        Assert.Equal(study.Summary, hit.Snippet.Text);
        Assert.Empty(hit.Snippet.Marks);
    }

    [Fact]
    public void Pages_hold_twenty_and_together_hold_all_once()
    {
        var index = Of([.. Enumerable.Range(1, 45).Select(n => Invented.Study("s" + n, "Melatonin " + n))]);
        var pages = Enumerable.Range(1, 4).Select(page => index.Search("melatonin", page)).ToList();
        Assert.Equal([20, 20, 5, 0], pages.Select(p => p.Hits.Length));
        Assert.All(pages, p => Assert.Equal((45, 3), (p.Total, p.Pages)));
        Assert.Equal(45, pages.SelectMany(p => p.Hits).Select(h => h.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(int.MinValue, 1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void Any_page_may_be_asked_for(int page, int shown) => Assert.Equal(shown, Of(Invented.Study("a")).Search("study", page).Page);

    [Fact]
    public void Words_that_stand_everywhere_are_left_out_unless_nothing_else_was_typed()
    {
        var index = Of(Invented.Study("a", "Melatonin"));
        Assert.False(index.Search("what is the melatonin").Partial);
        Assert.Equal(index.Search("state-of-the-art melatonin").Total, index.Search("melatonin state-of-the-art").Total);
    }

    [Fact]
    public void Ids_are_those_of_all_hits_of_a_kind()
    {
        var index = Of(Invented.Study("a", "Autologous cells"), Invented.Study("b", "Cells"));
        Assert.Equal(["a"], index.Ids(SearchKind.Study, "autologous"));
        Assert.Empty(index.Ids(SearchKind.Study, "autologous wombat"));
        Assert.Empty(index.Ids(SearchKind.Study, " "));
    }

    private static SearchIndex Of(params Evidence.Studies.Study[] studies) => SearchIndex.Build(Invented.Snapshot(studies));
}
