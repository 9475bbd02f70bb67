using System.Collections.Immutable;
using System.Text;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Omissions;

namespace Equipoise.Evidence.Claims.Asking;

/// <summary>A question that a certain kind of claim calls for.</summary>
/// <param name="Fits">Whether a claim calls for it.</param>
/// <param name="Asks">The question, with the page's own words in it.</param>
internal sealed record OwnQuestion(Func<Claim, bool> Fits, Func<Claim, PageContents, string> Asks);

/// <summary>One question for each kind of claim.</summary>
internal static class OwnQuestions
{
    /// <summary>Letters of a quotation.</summary>
    private const int Longest = 140;

    public static ImmutableArray<OwnQuestion> All { get; } =
    [
        new(c => Has(c, Warning.Guarantee), (c, _) => $"You write {Quote(c)}. What exactly do you promise, and will it stand in the contract?"),
        new(c => Has(c, Warning.CureLanguage), (c, _) => $"You write {Quote(c)}. Which study of children with autism shows it, and where can I read it?"),
        new(c => c is { Type: ClaimType.SuccessRate, Stance: not Stance.Sceptical } && c.Verdict != Verdict.Supported, (c, _) => $"You write {Quote(c)}. {(Has(c, Warning.NoDenominator) ? "Of how many children, measured by whom, and compared with what?" : "Who measured it, and how many children without cells got better over the same time?")}"),
        new(c => !c.Misdescribed.IsEmpty, (c, _) => $"You write {Quote(c)}. {Spoken.Sentence(string.Join("; ", c.Misdescribed.Select(Corrected)))}. Which study do you mean?"),
        new(c => c.UnknownStudy is not null && c.Stance != Stance.Sceptical, (c, _) => $"You name a study that we could not find (“{c.UnknownStudy}”). Where can I read it?"),
        new(c => Has(c, Warning.NoSideEffects), (c, _) => $"You write {Quote(c)}. How many children did you follow, for how long, and what went wrong in how many?"),
        new(c => Has(c, Warning.OmitsNullRct), (c, p) => $"You write {Quote(c)}. {Blinded(p)} How does that fit?"),
        new(c => Has(c, Warning.UncontrolledAsProof), (c, _) => $"You write {Quote(c)}. There was nobody to compare with, so how do you know that it was the cells?"),
        new(c => c.Type == ClaimType.Efficacy && IsBad(c), (c, _) => $"You write {Quote(c)}. In how many children, on which scale, and how much did children without cells change?"),
        new(c => c.Type == ClaimType.Mechanism && IsBad(c), (c, _) => $"You write {Quote(c)}. Who has measured this in a child with autism?"),
        new(c => c.Type == ClaimType.Safety && IsBad(c), (c, _) => $"You write {Quote(c)}. Of how many children, watched for how long?"),
        new(c => Has(c, Warning.RegulatoryEuphemism) || (c.Type == ClaimType.Regulatory && IsBad(c)), (c, _) => $"You write {Quote(c)}. Which authority has approved this treatment for autism, and what is the number of its decision?"),
        new(c => Has(c, Warning.TestimonialAsEvidence), (c, _) => $"You write {Quote(c)}. How many families did you ask, and how many saw no change?"),
        new(c => c.Type == ClaimType.Price && c.Stance != Stance.Sceptical && c.Verdict == Verdict.NotCheckable, (c, _) => $"You write {Quote(c)}. What does it include, what do repeats cost, and who pays if something goes wrong?"),
        new(c => Has(c, Warning.Pressure), (c, _) => $"You write {Quote(c)}. Is the price the same if we take a month to think?"),
        new(c => Has(c, Warning.ConflictOfInterest) && c is { Stance: Stance.Promotional, Verdict: not Verdict.Supported }, (c, _) => $"You write {Quote(c)}. Who pays you for families that you send, and how much?"),
    ];

    private static bool Has(Claim claim, Warning warning) => claim.Flags.Contains(warning);

    private static bool IsBad(Claim claim) => claim is { Stance: not Stance.Sceptical, Verdict: Verdict.Overstated or Verdict.Contradicted or Verdict.Unproven };

    private static string Corrected(Disagreement wrong) => $"you say {wrong.Said}, it was {wrong.Known}";

    private static string Blinded(PageContents page)
    {
        var trials = page.Library.Counted.Blinded.ToList();
        return $"{Spoken.Sentence(Spoken.Count(trials.Count, "blinded trial", "blinded trials"))} with {Spoken.Digits(Counted.Children(trials))} children reported no benefit.";
    }

    /// <summary>The page's words on one line, cut at a word, without the full stop; hidden signs and line breaks are blanks.</summary>
    private static string Quote(Claim claim)
    {
        var words = new StringBuilder();
        foreach (var sign in claim.Quote)
        {
            if (char.IsWhiteSpace(sign) || char.IsControl(sign))
            {
                if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
            }
            else if (char.GetUnicodeCategory(sign) != System.Globalization.UnicodeCategory.Format && sign is not ('“' or '”' or '"'))
            {
                words.Append(sign);
            }
        }

        var quote = words.ToString().Trim().TrimEnd('.', '!', '…');
        if (quote.Length > Longest) quote = quote[..(quote.LastIndexOf(' ', Longest) is > 0 and var at ? at : Longest)] + " …";
        return "“" + quote + "”";
    }
}
