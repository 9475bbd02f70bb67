using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Answers;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>A study is said to be what it was not: each error by itself.</summary>
internal static class AnswerMisdescription
{
    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var citation = asked.Citation!;
        var study = citation.Possible is [var one] ? one.Label : $"each study that the words fit ({Spoken.List(citation.Possible.Select(s => s.Label))})";
        var wrong = citation.Wrong;
        var errors = wrong.Length == 1
            ? $"The study meant is {study}. {wrong[0].Words}"
            : $"The study meant is {study}. Of it {Spoken.Number(wrong.Length)} things are told wrongly: {string.Join("; ", wrong.Select(w => $"the page says {w.Said}, it was {w.Known}"))}.";
        return ClaimAnswer.Of([errors, AnswerCitation.Result(citation, library)], asked.Cited);
    }
}
