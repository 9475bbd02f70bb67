using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Eligibility.Phrases;

namespace Equipoise.Evidence.Eligibility;

/// <summary>
/// Reads what a criterion says, as far as it is safe. A criterion counts as understood only when every word of it was: what is left over might turn its sense. So a child is
/// never said to meet what was read in part.
/// </summary>
internal static partial class ReadMeaning
{
    private const int LongestRead = 600;

    public static Meaning Of(RawCriterion raw)
    {
        var text = PlainWords.Of(raw.Text);
        var isBar = raw.Kind == CriterionKind.Exclusion;
        var denial = Denial().Match(text);
        var mustHold = isBar == denial.Success;
        var body = denial.Success ? text[denial.Length..] : text;
        var others = OtherPeople().IsMatch(body) || (raw.Group is { } group && OtherGroups().IsMatch(group));
        var open = raw.Kind == CriterionKind.Unsaid || (isBar && BareNo().IsMatch(text)) || text.EndsWith(':') || raw.IsCompound || raw.Text.Length > LongestRead || (raw.Group is { } named && !OwnGroup().IsMatch(named));
        var phrases = Found(body, others);
        var cut = new CutPhrases(body, phrases);
        var parts = mustHold ? cut.Demands() : cut.Bars();
        var meaning = new Meaning(CriterionTopics.Of(text, parts.Parts))
        {
            Parts = parts.Parts, MustHold = mustHold, AreAlternatives = parts.AreAlternatives, IsBare = mustHold && !denial.Success && !body.Trim(' ', '.', ';', ',').Contains(' ', StringComparison.Ordinal), IsAboutOthers = others && phrases.Count == 0, IsOpen = open || parts.IsOpen || Qualifiers().IsMatch(cut.Gaps),
        };
        return meaning.IsAboutOthers ? meaning with { IsOpen = true } : meaning;
    }

    /// <summary>What was understood, in order, nothing twice; of a parent only the language counts.</summary>
    private static List<Phrase> Found(string text, bool others)
    {
        var all = PlacePhrases.In(text).Where(p => !others || p.Requirement is FamilySpeaks);
        if (!others) all = all.Concat(TestPhrases.In(text)).Concat(AgePhrases.In(text)).Concat(AutismPhrases.In(text)).Concat(HealthPhrases.In(text));
        var taken = new List<Phrase>();
        foreach (var phrase in all.OrderByDescending(p => p.Length))
            if (!taken.Any(t => t.Start < phrase.End && phrase.Start < t.End)) taken.Add(phrase);
        return [.. taken.OrderBy(p => p.Start)];
    }

    /// <summary>"No history of", "Absence of": the criterion says the opposite of what follows.</summary>
    [GeneratedRegex(@"^\W*((the )?(children|child|participants?|patients?|subjects?|individuals?) (who )?(must |should )?((do|does|did) not have|have no|has no|having no|without|with no|not have)|with no|without|no|not|absence of|free (of|from)|lack of|never( had)?|does not have|do not have|have not had|has not had|have never had|has never had)\s+(a |an |any )?(?!more|less|older|younger|greater|later)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Denial();

    /// <summary>"No pregnancy" or "Must be 18" among the exclusions: some write what bars, some what is asked for.</summary>
    [GeneratedRegex(@"^\W*((no|not|never)\b|(\w+ )?(must|should|shall|has to|have to|needs? to)\b)(?! (speak|understand|having|fluent))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex BareNo();

    /// <summary>Words that can turn the sense of what they stand beside.</summary>
    [GeneratedRegex(@"\b(unless|except(ing|ion|ions|ed)?|other than|however|but|although|may be|can be|might|could be|will be considered|considered on|case[- ]by[- ]case|ideally|prefer(ably|red)?|if|when|depend(s|ing)?|judg(e)?ment|opinion|discretion|no|not|without|never|neither|nor|absence|lack|non|cannot|excluded|exclusion|permitted|allowed|acceptable|allowing|instead|rather|optional|sub-?study|group|groups|cohort|arm|stage [1-9ivx]+|part [a-d1-4]\b|phase|for (subjects|participants|patients|those|individuals|children|females|women|males|men|boys|girls)|matched|compared?|comparison|regardless|irrespective|all ages|any age)\b|not?-", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Qualifiers();

    [GeneratedRegex(@"\b(parents?|parental|caregivers?|carers?|mothers?|fathers?|maternal|paternal|guardians?|siblings?|brothers?|sisters?|relatives?|families|family|teachers?|providers?|clinicians? (must|who)|therapists?|controls|control (groups?|subjects|participants|children|individuals)|healthy|typical(ly)?|neurotypical|volunteers?|peers?|partners?|spouses?|informants?|staff|dyads?|donors?|twins?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex OtherPeople();

    [GeneratedRegex(@"\b(parents?|caregivers?|carers?|mothers?|fathers?|guardians?|siblings?|relatives?|teachers?|administrators?|providers?|clinicians?|therapists?|control|controls|healthy|typical(ly)?|neurotypical|td|volunteers?|peers?|partners?|ordinary|normal|donors?|adults?|non-?asd|without)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex OtherGroups();

    /// <summary>A heading that names the very children a family looks for.</summary>
    [GeneratedRegex(@"^\W*((all|for|the|of|in|with|group|groups|case|cases|patients?|participants?|subjects?|children|child|youth|individuals?|people|persons?|asd|autism|autistic|spectrum|disorders?|study|arm|treatment|experimental|intervention|inclusion|exclusion|criteria|who|both|medical|general|diagnostic|main|age|diagnosis|safety|other)\b\W*)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex OwnGroup();
}
