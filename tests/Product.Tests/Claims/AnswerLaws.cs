using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Answering;

namespace Equipoise.Product.Tests.Claims;

/// <summary>What holds of every answer on every page of our own.</summary>
public class AnswerLaws
{
    private static readonly Lazy<List<Claim>> All = new(() => [.. OwnPages.All.SelectMany(p => OwnPages.Check(p.Text).Claims)]);

    [Fact]
    public void There_is_something_to_test() => Assert.InRange(All.Value.Count, 1000, int.MaxValue);

    [Fact]
    public void Whatever_a_verdict_rests_on_can_be_read() => Assert.All(All.Value, c => Assert.Equal(c.Evidence, c.Links.Select(l => l.Id), StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void No_verdict_on_the_evidence_is_without_evidence() => Assert.All(All.Value.Where(c => c.Verdict != Verdict.NotCheckable), c => Assert.NotEmpty(c.Evidence));

    [Fact]
    public void How_sure_one_may_be_is_said_in_the_words_of_the_finding()
    {
        var stated = All.Value.Where(c => c.Statement is not null).ToList();
        Assert.NotEmpty(stated);
        Assert.All(stated, c => Assert.Contains(c.Evidence, id => Sentence.Findings.Find(id)?.Statement == c.Statement));
    }

    /// <summary>A record that is renamed must not fall silently out of the answers.</summary>
    [Fact]
    public void Every_record_that_answers_look_for_is_on_file()
    {
        IEnumerable<string> ids = [.. WithoutCells.All, .. AnswerRate.All, .. AnswerCure.All, .. AnswerHarms.All, .. AnswerHarms.Questions, .. AnswerLaw.All, .. AnswerPrice.All, .. AnswerStory.All, .. AnswerOffer.All, .. AnswerComparison.All];
        Assert.All(ids, id => Assert.NotNull(Sentence.Links.Find(id)));
    }

    /// <summary>One to three sentences, none of them long.</summary>
    [Fact]
    public void Reasons_are_short() => Assert.All(All.Value, c =>
    {
        var sentences = Sentences.Of(c.Why).ToList();
        Assert.InRange(sentences.Count, 1, 3);
        Assert.InRange(c.Why.Split(' ').Length / (double)sentences.Count, 1, 35);
        Assert.EndsWith(".", c.Why, StringComparison.Ordinal);
    });

    /// <summary>A claim that names one kind of cells is not answered by a finding on another kind.</summary>
    [Fact]
    public void The_finding_is_about_the_cells_that_are_named()
    {
        foreach (var claim in All.Value.Where(c => c.Concepts.Cells is [var one] && one is "cord-tissue-msc" or "fetal" or "exosomes" or "adipose"))
        {
            var finding = claim.Evidence.Select(Sentence.Findings.Find).FirstOrDefault(f => f?.Statement == claim.Statement);
            if (finding?.Scope.Cells is { } cells) Assert.StartsWith(claim.Concepts.Cells[0], cells, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_error_about_a_study_is_named() => Assert.All(All.Value.Where(c => !c.Misdescribed.IsEmpty), c => Assert.All(c.Misdescribed, wrong => Assert.Contains(wrong.Known, c.Why, StringComparison.Ordinal)));
}
