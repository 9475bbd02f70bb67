using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Eligibility.Phrases;

/// <summary>What a family knows of its child's health: seizures, genetic syndromes, earlier cells, pregnancy, weight, sex.</summary>
internal static partial class HealthPhrases
{
    public static IEnumerable<Phrase> In(string text)
    {
        foreach (Match match in Seizure().Matches(text)) yield return new(match.Index, match.Length, new HasSeizures(OnlyEpilepsy: !match.Groups["any"].Success));
        foreach (Match match in Syndrome().Matches(text)) yield return new(match.Index, match.Length, new HasSyndrome(IsNamed: match.Groups["named"].Success));
        foreach (Match match in Variant().Matches(text)) yield return new(match.Index, match.Length, new HasSyndrome(IsNamed: true));
        foreach (Match match in Cells().Matches(text))
            if (Before().IsMatch(text)) yield return new(match.Index, match.Length, new HadCells(IsNamed: match.Groups["named"].Success));
        foreach (Match match in Pregnant().Matches(text)) yield return new(match.Index, match.Length, new IsPregnant());
        foreach (var phrase in Weights(text).Concat(Sexes(text))) yield return phrase;
    }

    private static IEnumerable<Phrase> Weights(string text)
    {
        foreach (Match match in WeightRange().Matches(text))
            yield return new(match.Index, match.Length, new WeighsBetween(Kilograms(match, "a"), Kilograms(match, "b"), LowIsOut: false, HighIsOut: false));
        foreach (Match match in WeightLimit().Matches(text))
        {
            var weight = Kilograms(match, "a");
            yield return new(match.Index, match.Length, match.Groups["low"].Success || match.Groups["up"].Success ? new WeighsBetween(weight, null, match.Groups["low"].Value is ">" or "over" or "above" or "more than" or "greater than", false)
                : new WeighsBetween(null, weight, false, match.Groups["high"].Value is "<" or "under" or "below" or "less than"));
        }
    }

    private static decimal Kilograms(Match match, string which) =>
        PlainWords.Number(match.Groups[which].Value) * (match.Groups["unit"].Value[0] == 'k' ? 1 : 0.45359237m);

    private static IEnumerable<Phrase> Sexes(string text)
    {
        if (Either().Match(text) is { Success: true } both) yield return new(both.Index, both.Length, new TakesBothSexes());
        else if (Male().Match(text) is { Success: true } male && !Female().IsMatch(text)) yield return new(male.Index, male.Length, new SexIs(Sex.Male));
        else if (Female().Match(text) is { Success: true } female && !Male().IsMatch(text) && !Pregnant().IsMatch(text) && !text.Contains("bearing", StringComparison.Ordinal)) yield return new(female.Index, female.Length, new SexIs(Sex.Female));
    }

    [GeneratedRegex(@"\b(?<any>seizures?( disorders?)?|convulsions?|epileptic seizures?)\b|\b(epilepsy|epileptic disorders?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Seizure();

    [GeneratedRegex(@"\b((?<named>(fragile[- ]?x|rett'?s?|angelman|prader[- ]willi|cornelia de lange|phelan[- ]mcdermid|tuberous sclerosis|neurofibromatosis)(\s+(syndrome|complex))?|(down'?s?|williams|22q\S*) syndrome)|(genetic|chromosomal|monogenic) (syndromes?|disorders?|abnormalit(y|ies)|conditions?|diseases?))\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Syndrome();

    [GeneratedRegex(@"\b(pathogenic|verified|confirmed|documented|likely pathogenic)? ?(variants?|mutations?|deletions?|duplications?)( affecting| in| of)?( the)? [a-z][a-z0-9]{2,}( gene)?\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Variant();

    [GeneratedRegex(@"\b((?<named>mesenchymal|haematopoietic|hematopoietic|cord blood|umbilical cord|autologous|allogeneic|bone marrow)\s+)*((?<named>cord blood)(?=\W)|stem[- ]?cells?|stromal cells?|cell(ular)?( based|-based)? therap(y|ies)|(?<named>cell transplant(ation)?s?))(\s+(therap(y|ies)|treatments?|(?<named>transplant(ation)?s?)|infusions?|injections?|transfusions?|products?))*\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Cells();

    [GeneratedRegex(@"\b(previous(ly)?|prior|before|earlier|past|history|received|receiving|undergone|treated|had|ever|underwent)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Before();

    [GeneratedRegex(@"\b(pregnan(t|cy)|breast[- ]?feeding|lactating|lactation)\b((\s*,\s*|\s+or\s+|\s+and\s+|\s*/\s*|\s*,\s*or\s+)(currently\s+)?(pregnan(t|cy)|breast[- ]?feeding|lactating|lactation|nursing))*( (females?|women|girls?|mothers?))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Pregnant();

    [GeneratedRegex(@"\b(body\s+)?weigh(t|s|ing)?\b[^.;,]{0,25}?(?<a>\d{1,3}(\.\d+)?)\s*(kg|kilograms?|lbs?|pounds?)?\s*(to|-|and)\s*(?<b>\d{1,3}(\.\d+)?)\s*(?<unit>kg|kilograms?|lbs?|pounds?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex WeightRange();

    [GeneratedRegex(@"\b(body\s+)?weigh(t|s|ing)?\b(\s|:|of|is|must|be|a|at screening)*((?<low>>=|>|at least|minimum( of)?|over|above|more than|greater than)|(?<high><=|<|up to|at most|maximum( of)?|under|below|less than))?\s*(?<a>\d{1,3}(\.\d+)?)\s*(?<unit>kg|kilograms?|lbs?|pounds?)\b(?<up>\s*(or|and) (more|over|above|greater|heavier))?(?<down>\s*(or|and) (less|under|below|lighter))?(?(low)|(?(high)|(?(up)|(?(down)|(?!)))))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex WeightLimit();

    [GeneratedRegex(@"\b(males?|boys?|men)\s*(and|or|/|and/or|&)\s*(females?|girls?|women)\b|\b(females?|girls?|women)\s*(and|or|/|and/or|&)\s*(males?|boys?|men)\b|\b(either|any|both|all) (sex(es)?|genders?)\b|\bboth sexes\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Either();

    [GeneratedRegex(@"\b(males?|boys?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Male();

    [GeneratedRegex(@"\b(females?|girls?|women|woman)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Female();
}
