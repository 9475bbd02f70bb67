using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>One kind of cells or one way against another.</summary>
internal static class AnswerComparison
{
    private const string LungsFirst = "reaching-lung-traps-cells";

    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var headToHead = library.Counted.Blinded.Where(s => s.Arms.Count(a => a.Role == ArmRole.Cells) > 1).ToList();
        var finding = library.Choose.For(asked.Subject) ?? library.Choose.For(Subject.Anything);
        var says = headToHead.Count == 0
            ? "No blinded trial in autism set two kinds of cells against each other."
            : $"The only blinded trial in autism that gave two kinds of cells ({headToHead[0].Label}) reported {(Counted.Reported(headToHead[0]) == Direction.NoDifference ? "no benefit of either over a look-alike" : "mixed results")}.";
        return ClaimAnswer.Of([says, Closing.Of(asked)], [.. headToHead.Select(s => s.Id), finding?.Id, asked.Subject.Route is not null ? LungsFirst : null, .. asked.Cited]).With(finding);
    }

    internal static IEnumerable<string> All => [LungsFirst];
}
