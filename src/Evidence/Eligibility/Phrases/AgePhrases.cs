using System.Globalization;
using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Eligibility.Phrases;

/// <summary>Ages: "4 to 8 years", "at least 18 months old", "under 12 years".</summary>
internal static partial class AgePhrases
{
    private const string Unit = @"(years?|yrs?\b|yr\.?|y\.?o\.?\b|y\b|months?|mos?\b|weeks?|wks?\b|days?)";
    private const string Parts = @"(\s*,?\s*(and\s+)?(?<@m>\d{1,2})\s*months?)?";
    private const string One = @"(?<@n>\d{1,3})([:;](?<@c>\d{1,2}))?(?<@d>\.\d+)?(?!\s*-?\s*(hours?|hrs?|minutes?|kg|%|x\b))(\s*-?\s*(?<@u>" + Unit + @"))?" + Parts;
    private const string Tail = @"(\s*(old|of age|in age|inclusive|\(inclusive\)|of chronological age|age))*";
    private const string A = "a", B = "b";

    /// <summary>Countries call people adult from 16, 18 or 21 years on.</summary>
    private static readonly AgeRange Adult = new(21 * 12, 16 * 12, null, null);

    private static readonly (Regex Form, Func<AgeAmount, AgeRange>? Limit)[] Forms =
    [
        (Made(@"(between\s+)?(the\s+)?(ages?\s+(of\s+)?)?(>=\s*)?" + Amount(A) + @"\s*(of age|old)?\s*(to|through|until|up to|-)\s*((?<strict><(?!=))|<=)?\s*" + Amount(B)), null),
        (Made(@"(between|from)\s+(the\s+)?(ages?\s+(of\s+)?)?" + Amount(A) + @"\s*(of age|old)?\s*(and|to|-)\s*" + Amount(B)), null),
        (Made(Amount(A) + @"\s*(old|of age)?\s*(or|and|&)\s*(older|above|over|up|upwards?|more|greater)"), AgeRange.AtLeast),
        (Made(Amount(A) + @"\s*(old|of age)?\s*(or|and|&)\s*(younger|below|under|less)"), AgeRange.UpTo),
        (Made(@"(>=|at least|a minimum of|minimum( age)?( of)?:?|no younger than|not younger than|from)\s*(the\s+age\s+of\s+)?" + Amount(A)), AgeRange.AtLeast),
        (Made(@"(<=|up to|no older than|not older than|a maximum of|maximum( age)?( of)?:?|no greater than|at most)\s*(the\s+age\s+of\s+)?" + Amount(A)), AgeRange.UpTo),
        (Made(@"(>|older than|over|above|more than|greater than)\s*(the\s+age\s+of\s+)?" + Amount(A)), AgeRange.Over),
        (Made(@"(<|younger than|under|below|less than)\s*(the\s+age\s+of\s+)?" + Amount(A)), AgeRange.Under),
    ];

    public static IEnumerable<Phrase> In(string text)
    {
        if (OtherAges().IsMatch(text)) yield break;
        if (Adults().Match(text) is { Success: true } adults) yield return new(adults.Index, adults.Length, new AgeWithin(Adult));
        foreach (var (form, limit) in Forms)
        {
            foreach (Match match in form.Matches(text))
                if (IsOfAge(text, match) && Range(text, match, limit) is { } range) yield return new(match.Index, match.Length, new AgeWithin(range));
        }
    }

    /// <summary>An age as a register has it in a field of its own, such as "18 Months"; null when it is none.</summary>
    public static AgeAmount? Field(string? text)
    {
        if (text is null || AgeField().Match(text) is not { Success: true } match) return null;
        var number = int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups["u"].Value.ToUpperInvariant()[0] switch
        {
            'Y' => new(number * 12, 12),
            'M' => match.Groups["u"].Value.StartsWith("mi", StringComparison.OrdinalIgnoreCase) ? new(0, 1) : new(number, 1),
            'W' => new(number * 7 / 30, 1),
            'D' => new(number / 30, 1),
            _ => new(0, 1),
        };
    }

    private static AgeRange? Range(string text, Match match, Func<AgeAmount, AgeRange>? limit)
    {
        var unit = Word(match, "au") ?? Word(match, "bu") ?? (Named(text, match) || YearsLater().IsMatch(text.AsSpan(match.Index + match.Length)) ? "years" : null);
        if (unit is null || Read(match, A, unit) is not { } low) return null;
        if (limit is not null) return limit(low);
        if (Read(match, B, unit) is not { } high || high.Months < low.Months) return null;
        return AgeRange.AtLeast(low).And(match.Groups["strict"].Success ? AgeRange.Under(high) : AgeRange.UpTo(high));
    }

    /// <summary>A decimal such as 5.11 may be five years and eleven months, so it is not understood; 2.0 and 1.5 are.</summary>
    private static AgeAmount? Read(Match match, string which, string unit)
    {
        var number = int.Parse(match.Groups[which + "n"].ValueSpan, CultureInfo.InvariantCulture);
        var own = Word(match, which + "u") ?? unit;
        var inMonths = own.StartsWith('m');
        var (colon, months) = (Word(match, which + "c"), Word(match, which + "m"));
        var part = Word(match, which + "d");
        if (own[0] is 'w' or 'd') return colon is null && part is null && months is null ? new(own[0] == 'w' ? number * 7 / 30 : number / 30, 1) : null;
        if (number > 120 && !inMonths) return null;
        if (inMonths) return colon is null && part is null ? new(number, 1) : null;
        if ((colon ?? months) is { } rest) return int.Parse(rest, CultureInfo.InvariantCulture) is <= 11 and var more ? new(number * 12 + more, 1) : null;
        return part switch { null => new(number * 12, 12), ".0" => new(number * 12, 1), ".5" => new(number * 12 + 6, 1), _ => null };
    }

    private static string? Word(Match match, string group) => match.Groups[group] is { Success: true } found ? found.Value : null;

    /// <summary>Numbers with years or months need not be ages: something must say so, or they must stand alone.</summary>
    private static bool IsOfAge(string text, Match match) =>
        Named(text, match) || YearsLater().IsMatch(text.AsSpan(match.Index + match.Length)) || text.AsSpan()[(match.Index + match.Length)..].TrimStart() is var after && (after.StartsWith("old", StringComparison.Ordinal) || after.StartsWith("of age", StringComparison.Ordinal))
        || (Word(match, "au") ?? Word(match, "bu")) is not null && Alone().IsMatch(text.Remove(match.Index, match.Length));

    private static bool Named(string text, Match match) =>
        NamesAge().IsMatch(match.Value) || (Before(text, match.Index) is var before && EndsOnAge().IsMatch(before));

    private static string Before(string text, int index) => text[Math.Max(0, index - 40)..index];

    private static string Amount(string which) => One.Replace("@", which, StringComparison.Ordinal) + Tail;

    private static Regex Made(string pattern) => new(@"(?<![\w.])" + pattern + @"(?![\w%])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Compiled, TimeSpan.FromSeconds(5));

    /// <summary>"under 3 or over 12 years old" names the unit once.</summary>
    [GeneratedRegex(@"^\s*(or|and|,)\s*(>=|<=|>|<|over|above|older than|under|younger than|more than)\s*\d{1,2}\s*(years?|yrs?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex YearsLater();

    [GeneratedRegex(@"\b(age|aged|ages|old|birthday)\b|\by\.?o\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NamesAge();

    [GeneratedRegex(@"\b(ages?|aged|age range|age at \w+)\b(?!.*\b(for|stable|within|last|past|grade|weeks?)\b)(\s|\W|of|is|are|must|be|being|between|from|the|should|was|were|at|time|enrollment|enrolment|screening|consent|inclusion|baseline|study|entry|range|ranges|years?|in|a|patients?|participants?|subjects?|child|children|\d)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex EndsOnAge();

    /// <summary>What may stand around an age and still leave it the age of the child.</summary>
    [GeneratedRegex(@"^(\W|\d{1,2}|boys?|girls?|males?|females?|and|or|children|child|childs|infants?|toddlers?|adolescents?|teenagers?|youth|adults?|patients?|participants?|subjects?|individuals?|people|persons?|must|be|are|is|between|from|of|either|both|sex|sexes|genders?|the|who|inclusive|at|time|enrollment|enrolment|screening|consent|study|entry|with|autism)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Alone();

    /// <summary>Ages that are not how old the child is now.</summary>
    [GeneratedRegex(@"\b((developmental|mental|gestational|bone|adjusted|corrected|functioning|cognitive|verbal|language|reading|maternal|paternal|equivalent|postmenstrual) (age|level)|(for|per) (their |the |his or her )?age|at (the )?(time of )?(the )?(initial |first |original )?(diagnosis|onset|birth|injury|transplant\w*|surgery)|age[- ](equivalent|adjusted|matched|appropriate|norms?|of onset|at (onset|diagnosis))|onset|(before|since|until|by) (the )?age|born (at|before)|weeks'? gestation|childbearing|child-bearing)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex OtherAges();

    [GeneratedRegex(@"^(autistic )?adults?\b(?! \()", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Adults();

    [GeneratedRegex(@"^\s*(?<n>\d{1,4})\s*(?<u>years?|months?|weeks?|days?|hours?|minutes?|y|m|w|d)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex AgeField();
}
