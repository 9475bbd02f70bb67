using Equipoise.Evidence.Background;
using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>How cells are said to work: what was seen in a dish, in an animal and in a child.</summary>
internal static class AnswerMechanism
{
    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var facts = Named(asked).Select(name => library.Facts.Group(Shelf.Mechanisms, name)).FirstOrDefault(g => !g.IsEmpty);
        if (facts.IsDefaultOrEmpty) return Unknown(asked, library);
        var child = facts.FirstOrDefault(f => f.ShownIn == ShownIn.Child);
        var elsewhere = Matching(asked, facts) ?? facts.FirstOrDefault(f => f.ShownIn is ShownIn.Dish or ShownIn.Animal or ShownIn.Adult) ?? facts.FirstOrDefault(f => f.ShownIn == ShownIn.Background);
        var biology = asked.Frame.Assertion == Assertion.Biology ? facts.FirstOrDefault(f => f.ShownIn == ShownIn.Background) : null;
        var first = biology ?? (asked.Verdict == Verdict.Supported ? elsewhere ?? child : child ?? elsewhere);
        var second = first == child || biology is not null ? elsewhere : child;
        return ClaimAnswer.Of(
            [Says(first), second == first ? null : Says(second), Closing.Of(asked)],
            [.. asked.Cited, first?.Id, second?.Id, .. facts.Select(f => f.Id).Take(3)]);
    }

    /// <summary>What is in the brain or blood matters less than what becomes of the child.</summary>
    private static ClaimAnswer Unknown(Asked asked, Library library)
    {
        if (asked.Verdict == Verdict.Supported && library.Choose.Kinds(asked.Subject).ToList() is [var cells])
            return ClaimAnswer.Of([.. Sentences.Of(cells.Summary).Take(2), Closing.Of(asked)], [cells.Id]);
        var finding = library.Choose.For(asked.Subject) ?? library.Choose.For(Subject.Anything);
        return ClaimAnswer.Of(["No study on file traced how cells would work in a child with autism.", finding is null ? null : SayFinding.Of(finding), Closing.Of(asked)], [finding?.Id, .. asked.Cited]).With(finding);
    }

    /// <summary>The mechanisms named, the most telling first: a cell that becomes another is a bolder claim than one that calms.</summary>
    private static IEnumerable<string> Named(Asked asked)
    {
        var own = asked.Passage.Names("mechanism").ToList();
        if (own.TrueForAll(n => n is "property" or "cause") && asked.Passage.LeadIn is { } lead) own.AddRange(lead.Names("mechanism"));
        if (own.TrueForAll(n => n is "property" or "cause") && asked.Passage.Heading is { } heading) own.AddRange(heading.Names("mechanism"));
        if (asked.Subject.HasCells("exosomes")) own.Insert(0, "exosomes");
        return own.Distinct(StringComparer.Ordinal).OrderBy(n => n is "becoming-neurons" or "reaching-the-brain" ? 0 : 1);
    }

    /// <summary>Of several things seen outside a child, the one in the same kind of animal or dish that the page speaks of.</summary>
    private static Fact? Matching(Asked asked, IEnumerable<Fact> facts) => asked.Passage.Words.Any(w => w.Form is "mice" or "mouse" or "rats" or "animals" or "animal")
        ? facts.FirstOrDefault(f => f.ShownIn == ShownIn.Animal)
        : null;

    private static string? Says(Fact? fact) => fact is null ? null : Sentences.First(fact.Statement);
}
