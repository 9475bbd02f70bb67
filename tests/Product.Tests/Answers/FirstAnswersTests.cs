using System.Collections.Immutable;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Product.Tests.Site;

namespace Equipoise.Product.Tests.Answers;

public sealed class FirstAnswersTests(SiteFixture site)
{
    private static readonly string[] CertaintyWords = ["certainty", "probably", "likely", "significant", "proven"];

    private Content Content => site.Snapshot.Content;

    [Fact]
    public void The_blinded_trials_speak_first_with_every_child_counted_once() =>
        Assert.StartsWith("All three blinded trials, with 347 children between them, reported no benefit", Answer("help").Sentences[0], StringComparison.Ordinal);

    [Fact]
    public void Without_the_largest_trial_the_sentence_counts_the_rest() =>
        Assert.StartsWith("Both blinded trials, with 167 children", Answer("help", Changed(s => s.Id == "dawson2020", _ => null)).Sentences[0], StringComparison.Ordinal);

    [Fact]
    public void A_blinded_trial_that_favours_cells_is_not_passed_over()
    {
        var content = Changed(s => s.Id == "chez2018", s => s with { Results = [.. s.Results.Select(r => r.Versus is null ? r : r with { Direction = Direction.FavoursCells })] });
        Assert.StartsWith("Of three blinded trials, with 347 children between them, two reported no benefit", Answer("help", content).Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_known_only_second_hand_is_said_to_be_so() =>
        Assert.Contains("only second-hand", Answer("help").Doubt, StringComparison.Ordinal);

    [Fact]
    public void None_of_56_still_allows_one_in_16() =>
        Assert.Contains("0 of 56 still allows up to about 1 in 16", Answer("safe").Sentences[0], StringComparison.Ordinal);

    [Fact]
    public void Seizures_of_the_largest_series_are_named() =>
        Assert.Contains("seizures (9 of 1,011 children", Answer("safe").Sentences[1], StringComparison.Ordinal);

    [Fact]
    public void A_study_that_speaks_of_a_cure_changes_the_answer()
    {
        var content = Changed(s => s.Id == "bansal2016", s => s with { Results = [.. s.Results.Select(r => r with { Conclusion = "Called a cure." })] });
        Assert.StartsWith("One record speaks of a cure", Answer("cure", content).Sentences[0], StringComparison.Ordinal);
        Assert.StartsWith("Nothing on file shows that it can", Answer("cure").Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Children_reported_again_are_not_counted_again()
    {
        var counted = Counted.From(site.Snapshot).Studies.Select(s => s.Id).ToList();
        Assert.DoesNotContain("duke_imaging", counted);
        Assert.DoesNotContain("liu2011", counted);
    }

    [Fact]
    public void Every_answer_has_two_sentences_a_doubt_and_no_word_of_certainty_but_what_the_findings_give()
    {
        Assert.All(FirstAnswers.From(site.Snapshot), answer =>
        {
            Assert.Equal(2, answer.Sentences.Length);
            Assert.NotEmpty(answer.Doubt);
            Assert.NotEmpty(answer.Proof);
            Assert.All(answer.Id == "help" ? answer.Sentences : answer.Sentences.Append(answer.Doubt), words => Assert.All(CertaintyWords, word => Assert.DoesNotContain(word, words, StringComparison.OrdinalIgnoreCase)));
            Assert.All(answer.Sentences, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_doubt_about_help_says_how_sure_the_findings_are_at_best() =>
        Assert.EndsWith("that were compared, the certainty is low at best.", Answer("help").Doubt, StringComparison.Ordinal);

    [Fact]
    public void An_evidence_base_with_one_lonely_study_still_answers()
    {
        var content = new Content { Studies = [Content.Studies.First(s => s.Id == "sharma2020")] };
        Assert.All(FirstAnswers.From(new Snapshot(content)), answer => Assert.All(answer.Sentences, sentence => Assert.NotEmpty(sentence)));
    }

    private Answer Answer(string id, Content? content = null) =>
        FirstAnswers.From(content is null ? site.Snapshot : new Snapshot(content)).Single(a => a.Id == id);

    private Content Changed(Func<Study, bool> which, Func<Study, Study?> change)
    {
        Assert.Contains(Content.Studies, s => which(s));
        return Content with { Studies = [.. Content.Studies.Select(s => which(s) ? change(s) : s).OfType<Study>()] };
    }
}
