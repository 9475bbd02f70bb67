using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Eligibility.Phrases;

/// <summary>The diagnosis of autism and the manual by which it was made.</summary>
internal static partial class AutismPhrases
{
    public static IEnumerable<Phrase> In(string text)
    {
        foreach (Match match in Autism().Matches(text))
            if (!NotTheDiagnosis().IsMatch(text.AsSpan(match.Index + match.Length)) && !Related().IsMatch(text[..match.Index])) yield return new(match.Index, match.Length, new HasAutism());
        foreach (Match match in OldName().Matches(text)) yield return new(match.Index, match.Length, new DiagnosedBy([Diagnosis.AutismDsm4]));
        foreach (Match match in Manual().Matches(text)) yield return new(match.Index, match.Length, new DiagnosedBy(Named(match)));
    }

    private static ImmutableArray<Diagnosis> Named(Match match)
    {
        var found = ImmutableArray.CreateBuilder<Diagnosis>();
        if (match.Groups["dsm5"].Success) found.Add(Diagnosis.AutismDsm5);
        if (match.Groups["dsm4"].Success) found.Add(Diagnosis.AutismDsm4);
        if (match.Groups["icd"].Success) found.Add(Diagnosis.AutismIcd);
        return found.ToImmutable();
    }

    [GeneratedRegex(@"\b(autism|autistic) spectrum (disorders?|conditions?)(\s*\((asd|asc)s?\))?|\basds?\b|\bautism\b(\s*\(asd\))?|\bautistic(?= (child|children|youth|individuals?|people|persons?|patients?|participants?|subjects?|adults?|adolescents?))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Autism();

    /// <summary>"Autism Diagnostic Interview" is a test, "autism symptoms" no diagnosis.</summary>
    [GeneratedRegex(@"^[\s-]*(diagnostic (interview|observation)|spectrum (quotient|rating|screening)|(rating|screening|behaviou?r|treatment|evaluation|quotient|observation|related|like|specific|severity|symptoms?|traits?|features|characteristics|phenotype|group|level|center|centre|clinic|speaks|risk|research))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NotTheDiagnosis();

    /// <summary>Words before it that take the diagnosis away from the child, or make it less than one.</summary>
    [GeneratedRegex(@"\b(suspected|suspicion of|possible|probable|risk (for|of)|likelihood (for|of|to develop)|childhood|symptoms of|signs of|features of|traits of|severity of|symptoms? associated with|related to|associated with|other than|instead of|screen(ed|ing)? (for|positive for)|family history of|sibling with|brother with|sister with|relative with)\s+(an?\s+|the\s+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Related();

    [GeneratedRegex(@"\b(autistic disorder|childhood autism(?! rating)|pervasive developmental disorders?(,? not otherwise specified)?(\s*\(pdd(-nos)?\))?|pdd(-nos)?|asperger'?s?( syndrome| disorder)?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex OldName();

    private const string Dsm5 = @"(?<dsm5>(the )?(dsm[- ]?(5|v)(-tr| tr)?\b|(diagnostic and statistical manual of mental disorders\W+)(fifth|5th|5)( edition)?(,? ?text revision)?(\W+dsm[- ]?(5|v)(-tr)?\)?)?|diagnostic and statistical manual of mental disorders \(dsm[- ]?(5|v)(-tr)?\)))";
    private const string Dsm4 = @"(?<dsm4>(the )?(dsm[- ]?(4|iv)(-tr| tr)?\b|(diagnostic and statistical manual of mental disorders\W+)(fourth|4th|4|iv)( edition)?(,? ?text revision)?(\W+dsm[- ]?(4|iv)(-tr)?\)?)?))";
    private const string Icd = @"(?<icd>(the )?(icd|international classification of diseases)[- ]?(10|11)\b)";

    [GeneratedRegex(@"(\b(as )?(defined|diagnosed|determined|established|assessed|made)\s+)?(\b(according to|by|based on|as per|per|using|meeting|meets?|on|of|under|following|in accordance with|in)\s+)?(\bthe\s+)?((diagnostic\s+)?criteria\s+(of|for|from|in)\s+)?(" + Dsm5 + "|" + Dsm4 + "|" + Icd + @")((\s*,\s*|\s+or\s+|\s*/\s*)(" + Dsm5 + "|" + Dsm4 + "|" + Icd + @"))*(\s+(diagnostic\s+)?criteria)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Manual();
}
