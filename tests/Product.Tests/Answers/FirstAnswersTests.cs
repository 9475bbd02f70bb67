using System.Collections.Immutable;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Findings;
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
        Assert.Equal("All three blinded trials, with 347 children between them, reported no benefit over a look-alike without cells, in any of the six things compared.", Answer("help").Sentences[0]);

    [Fact]
    public void Without_the_largest_trial_the_sentence_counts_the_rest() =>
        Assert.StartsWith("Both blinded trials, with 167 children", Answer("help", Changed(s => s.Id == "dawson2020", _ => null)).Sentences[0], StringComparison.Ordinal);

    [Fact]
    public void A_blinded_trial_that_favours_cells_is_not_passed_over()
    {
        var content = Changed(s => s.Id == "chez2018", s => s with { Results = [.. s.Results.Select(r => r.Versus is null ? r : r with { Direction = Direction.FavoursCells })] });
        Assert.StartsWith("Of three blinded trials, with 347 children between them, one reported a benefit over a look-alike without cells in something, and two reported none", Answer("help", content).Sentences[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_known_only_second_hand_is_said_to_be_so() =>
        Assert.Contains("only second-hand", Answer("help").Doubt, StringComparison.Ordinal);

    [Fact]
    public void None_of_31_still_allows_one_in_9() =>
        Assert.Contains("None of the 31 children with cells in the two studies that counted serious harm had any, but so few children cannot rule out that it happens to up to 1 in 9.", Answer("safe").Sentences[0], StringComparison.Ordinal);

    [Fact]
    public void Harms_that_findings_counted_are_named() =>
        Assert.Contains("a seizure (9 of 1,011 children)", Answer("safe").Sentences[1], StringComparison.Ordinal);

    [Fact]
    public void Every_number_of_the_safety_answer_stands_in_a_finding_it_names()
    {
        var book = FindingBook.Of(site.Snapshot);
        Assert.All(Answer("safe").Findings.Select(id => book.Find(id)!).Where(f => f.Scope.Body == EvidenceBody.Uncontrolled), f => Assert.Contains(FormattableString.Invariant($"{PoolAgain.Together(f).N:N0}"), string.Join(' ', Answer("safe").Sentences), StringComparison.Ordinal));
    }

    [Fact]
    public void How_sure_is_the_best_grade_that_any_comparison_reaches()
    {
        Assert.Equal("Of eight things compared, four are known with low certainty and four are less sure still.", Answer("sure").Sentences[0]);
        Assert.Contains("not final", Answer("sure").Doubt, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_studied_counts_each_child_once() =>
        Assert.StartsWith(FormattableString.Invariant($"Our answers rest on {FindingBook.Of(site.Snapshot).All.SelectMany(f => f.Studies).DistinctBy(s => s.Study.Id).Count()} studies with "), Answer("who").Sentences[0], StringComparison.Ordinal);

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
    public void Every_answer_has_two_plain_sentences_a_doubt_and_no_word_of_certainty_but_where_it_is_asked_for()
    {
        Assert.All(FirstAnswers.From(site.Snapshot, FindingBook.Of(site.Snapshot)), answer =>
        {
            Assert.Equal(2, answer.Sentences.Length);
            Assert.NotEmpty(answer.Doubt);
            Assert.NotEmpty(answer.Proof);
            Assert.All(answer.Id == "sure" ? [] : answer.Sentences.Append(answer.Doubt), words => Assert.All(CertaintyWords, word => Assert.DoesNotContain(word, words, StringComparison.OrdinalIgnoreCase)));
            Assert.All(answer.Sentences, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
            Assert.All(answer.Sentences, sentence => Assert.All(sentence.Split([". ", "; ", ": "], StringSplitOptions.None), part => Assert.InRange(part.Split(' ').Length, 1, 36)));
        });
    }

    [Fact]
    public void An_evidence_base_with_one_lonely_study_still_answers()
    {
        var content = new Content { Studies = [Content.Studies.First(s => s.Id == "sharma2020")] };
        Assert.All(Answers(new Snapshot(content)), answer => Assert.All(answer.Sentences, sentence => Assert.NotEmpty(sentence)));
    }

    private Answer Answer(string id, Content? content = null) =>
        Answers(content is null ? site.Snapshot : new Snapshot(content)).Single(a => a.Id == id);

    private static ImmutableArray<Answer> Answers(Snapshot snapshot) => FirstAnswers.From(snapshot, FindingBook.Of(snapshot));

    private Content Changed(Func<Study, bool> which, Func<Study, Study?> change)
    {
        Assert.Contains(Content.Studies, s => which(s));
        return Content with { Studies = [.. Content.Studies.Select(s => which(s) ? change(s) : s).OfType<Study>()] };
    }
}
