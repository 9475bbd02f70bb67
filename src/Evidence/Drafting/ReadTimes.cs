using System.Globalization;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>Reads a point in time out of words such as "Month 6", "12 weeks", "at baseline"; null when they leave several.</summary>
internal static partial class ReadTimes
{
    public static StudyTime? From(params string?[] texts)
    {
        foreach (var text in texts.Where(t => !string.IsNullOrWhiteSpace(t)))
            if (One(text!) is { } time) return time;
        return null;
    }

    private static StudyTime? One(string text)
    {
        var plain = text.Trim().TrimEnd('.');
        if (Baseline().IsMatch(plain)) return StudyTime.Baseline;
        var match = Whole().Match(plain);
        if (!match.Success) match = FromBaseline().Match(plain);
        if (!match.Success) return null;
        var number = match.Groups["number"].Value;
        var unit = match.Groups["unit"].Value.ToLowerInvariant().TrimEnd('s');
        return decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) && StudyTime.TryParse($"{n} {unit}s", null, out var time) ? time : null;
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^(at )?baseline( visit)?$", Options, 1000)]
    private static partial Regex Baseline();

    [GeneratedRegex(@"^(at |up to )?((?<unit>days?|weeks?|months?|years?) (?<number>\d{1,4}(\.\d)?)|(?<number>\d{1,4}(\.\d)?)[ -](?<unit>days?|weeks?|months?|years?))( (visit|follow[- ]up|(after|post|from|following)\b[a-z -]{0,40}))?$", Options, 1000)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^(from )?baseline(,| and| to| -) ?(to )?((?<unit>days?|weeks?|months?|years?) (?<number>\d{1,4}(\.\d)?)|(?<number>\d{1,4}(\.\d)?)[ -](?<unit>days?|weeks?|months?|years?))( (after|post|from|following)\b[a-z -]{0,40})?$", Options, 1000)]
    private static partial Regex FromBaseline();
}
