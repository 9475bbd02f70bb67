using System.Collections.Immutable;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;
using Equipoise.Product.Tests.Releases;

namespace Equipoise.Product.Tests.Changes;

public class CompareFindingsTests
{
    private static readonly Causes None = new([], "1.0.0", "1.0.0", id => id.ToUpperInvariant());

    [Fact]
    public void Equal_findings_and_last_digits_that_machines_round_apart_are_no_change()
    {
        var was = ReleasedEvidence.Finding();
        Assert.Empty(CompareFindings.Between([was], [was with { }], None));
        Assert.Empty(CompareFindings.Between([was], [was with { Estimate = was.Estimate + 1e-14, CiLower = was.CiLower - 1e-14 }], None));
        Assert.NotEmpty(CompareFindings.Between([was], [was with { Estimate = was.Estimate + 1e-6 }], None));
    }

    [Fact]
    public void A_study_that_came_is_named_with_the_answer_before_and_after_and_how_far_each_moved()
    {
        var was = ReleasedEvidence.Finding("It may help.", CertaintyLevel.Low, 0.25);
        var @is = ReleasedEvidence.Finding("It probably makes no difference.", CertaintyLevel.Moderate, 0.05, ["dawson2020", "new2026"]) with { N = 300 };
        var change = Only(was, @is, None with { Records = [new("studies", "new2026", RecordFate.Added, [])] });

        Assert.Equal("Adding study NEW2026 changed the answer from “It may help.” to “It probably makes no difference.”", change.Plain[0]);
        Assert.Equal("The certainty went up from low to moderate.", change.Plain[1]);
        Assert.Equal("The estimate went from SMD 0.25 (95% interval −0.05 to 0.55) to SMD 0.05 (95% interval −0.25 to 0.35): 0.20 lower.", change.Plain[2]);
        Assert.Equal("It rests on two studies and 300 children instead of one study and 180 children.", change.Plain[3]);
        Assert.Equal((CertaintyLevel.Low, CertaintyLevel.Moderate), (change.CertaintyBefore!.Value, change.CertaintyAfter!.Value));
        Assert.Equal(-0.2, change.EstimateMoved!.Value, 12);
        Assert.Equal("new2026", Assert.Single(change.Came));
        Assert.Empty(change.Went);
        Assert.True(change.MovesTheAnswer);
    }

    [Fact]
    public void A_study_that_no_longer_counts_gives_its_reason()
    {
        var was = ReleasedEvidence.Finding(studies: ["dawson2020", "sharma2013"]);
        var change = Only(was, ReleasedEvidence.Finding("Nobody knows."), None);
        Assert.StartsWith("No longer counting study SHARMA2013 changed the answer", change.Plain[0], StringComparison.Ordinal);
        Assert.Contains("SHARMA2013 no longer counts: Nobody to compare with.", change.Plain);
        Assert.Equal("sharma2013", Assert.Single(change.Went));
    }

    [Theory]
    [InlineData("studies", "dawson2020", "Changing the record of study DAWSON2020")]
    [InlineData("studies", "another", "A change elsewhere in the records")]
    [InlineData("questions", "autism-severity", "Changing how the question is asked")]
    [InlineData("risk-of-bias", "any", "Judging the risk of bias anew")]
    public void What_moved_it_is_the_nearest_record_that_changed(string kind, string id, string cause)
    {
        var change = Only(ReleasedEvidence.Finding(), ReleasedEvidence.Finding(certainty: CertaintyLevel.VeryLow), None with { Records = [new(kind, id, RecordFate.Changed, ["results"])] });
        Assert.StartsWith(cause + " moved the numbers or the certainty", change.Plain[0], StringComparison.Ordinal);
        Assert.Equal("The certainty went down from low to very low.", change.Plain[1]);
    }

    [Fact]
    public void Where_no_record_changed_the_program_did()
    {
        var change = Only(ReleasedEvidence.Finding(), ReleasedEvidence.Finding("Said better."), None with { EngineAfter = "1.1.0+abc" });
        Assert.StartsWith("A new version of the program (1.0.0 before, 1.1.0 now) changed the answer", change.Plain[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_that_came_or_went_says_so()
    {
        Assert.Contains("An estimate can be given for the first time: SMD 0.20 (95% interval −0.10 to 0.50).", Only(ReleasedEvidence.Finding(estimate: null), ReleasedEvidence.Finding(), None).Plain);
        Assert.Contains("An estimate can no longer be given; it was SMD 0.20 (95% interval −0.10 to 0.50).", Only(ReleasedEvidence.Finding(), ReleasedEvidence.Finding(estimate: null), None).Plain);
        Assert.Contains("on another scale", string.Join(' ', Only(ReleasedEvidence.Finding(), ReleasedEvidence.Finding() with { Measure = "RR" }, None).Plain), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_in_other_words_changes_what_stands_around_the_answer()
    {
        var was = ReleasedEvidence.Finding();
        var change = Only(was, was with { Reasons = [was.Reasons[0] with { Reason = "Very few children." }] }, None);
        Assert.False(change.MovesTheAnswer);
        Assert.EndsWith("the answer itself is as before.", change.Plain[0], StringComparison.Ordinal);
    }

    [Fact]
    public void New_questions_and_dropped_ones_are_changes()
    {
        var finding = ReleasedEvidence.Finding();
        var added = Assert.Single(CompareFindings.Between([], [finding], None));
        var removed = Assert.Single(CompareFindings.Between([finding], [], None));
        Assert.Equal((RecordFate.Added, RecordFate.Removed), (added.Fate, removed.Fate));
        Assert.Contains("for the first time, with low certainty", added.Plain.Single(), StringComparison.Ordinal);
        Assert.Contains(finding.Statement, removed.Plain.Single(), StringComparison.Ordinal);
    }

    private static FindingChange Only(FindingView was, FindingView @is, Causes causes) => Assert.Single(CompareFindings.Between([was], [@is], causes));
}
