using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Answers;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>A study is said to be what it was not: each error by itself.</summary>
internal static class AnswerMisdescription
{
    /// <summary>Studies that are told by name.</summary>
    private const int MostNamed = 3;

    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var citation = asked.Citation!;
        var wrong = citation.Wrong;
        var meant = citation.Possible switch
        {
            [var one] => $"The study meant is {one.Label}.",
            { Length: <= MostNamed } few => $"The words fit {Spoken.List(few.Select(s => s.Label))}.",
            var many => $"The words fit {Spoken.Number(many.Length)} studies on file.",
        };
        string[] errors = wrong.Length switch
        {
            1 => [$"{Spoken.Sentence(Error(wrong[0]))}."],
            2 => [$"Two things are told wrongly: {Errors(wrong)}."],
            _ => [$"{Spoken.Sentence(Spoken.Number(wrong.Length))} things are told wrongly: {Errors(wrong[..(wrong.Length / 2)])}.", $"{Spoken.Sentence(Errors(wrong[(wrong.Length / 2)..]))}."],
        };
        return ClaimAnswer.Of([meant, .. errors, AnswerCitation.Result(citation, library)], asked.Cited);
    }

    private static string Errors(IEnumerable<Disagreement> wrong) => string.Join("; ", wrong.Select(Error));

    private static string Error(Disagreement wrong) => wrong.Studies.IsEmpty ? $"the page says {wrong.Said}, it was {wrong.Known}"
        : wrong.Studies is [var one] ? $"the page says {wrong.Said}, {one} was {wrong.Known}"
        : $"the page says {wrong.Said}, {(wrong.Studies.Length == 2 ? Spoken.List(wrong.Studies) : Spoken.Number(wrong.Studies.Length) + " of them")} were {wrong.Known}";
}
