using System.Globalization;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>Puts a printed value into the field that its parameter and dispersion name. What no field is certain for stays in words.</summary>
internal static partial class DraftValue
{
    public static Result Into(Result result, ReportedMeasure measure, Measurement m, string printed)
    {
        if (m.Value is not { IsPlain: true } value || Number(value) is not { } number) return result with { Conclusion = $"Printed: {printed}" };
        return DraftDesign.Plain(measure.Parameter) switch
        {
            "MEAN" when Change().IsMatch(measure.Title ?? "") => Spread(result with { Change = number }, measure, m, printed, change: true),
            "MEAN" => Spread(result with { Mean = number }, measure, m, printed, change: false),
            "MEDIAN" => Limits(result with { Median = number }, measure, m, printed),
            "COUNT OF PARTICIPANTS" => Counted(result, number, printed),
            "NUMBER" when Participants().IsMatch(measure.Unit ?? "") => Counted(result, number, printed),
            "NUMBER" when Percent().IsMatch(measure.Unit ?? "") && number is >= 0 and <= 100 => result with { Percent = number },
            _ => result with { Conclusion = $"Printed: {printed}" },
        };
    }

    private static Result Counted(Result result, decimal number, string printed) =>
        number == decimal.Truncate(number) && number is >= 0 and <= int.MaxValue && (result.N is null || number <= result.N)
            ? result with { Events = (int)number }
            : result with { Conclusion = $"Printed: {printed}" };

    private static Result Spread(Result result, ReportedMeasure measure, Measurement m, string printed, bool change)
    {
        if (m.Spread is null) return Limits(result, measure, m, printed);
        if (m.Spread is not { IsPlain: true } text || Number(text) is not { } spread || spread < 0) return result with { Conclusion = $"Printed: {printed}" };
        return DraftDesign.Plain(measure.Dispersion) switch
        {
            "STANDARD DEVIATION" => change ? result with { ChangeSd = spread } : result with { Sd = spread },
            "STANDARD ERROR" when !change => result with { Se = spread },
            _ => result with { Conclusion = $"Printed: {printed}" },
        };
    }

    private static Result Limits(Result result, ReportedMeasure measure, Measurement m, string printed)
    {
        if (m.Lower is null && m.Upper is null) return m.Spread is null ? result : result with { Conclusion = $"Printed: {printed}" };
        if (m.Lower is not { } low || m.Upper is not { } high || Number(low) is not { } lower || Number(high) is not { } upper || lower > upper) return result with { Conclusion = $"Printed: {printed}" };
        var kind = DraftDesign.Plain(measure.Dispersion);
        if (kind is "INTER QUARTILE RANGE" or "INTERQUARTILE RANGE") return result with { IqrLow = lower, IqrHigh = upper };
        if (kind is "FULL RANGE") return result with { RangeLow = lower, RangeHigh = upper };
        var estimate = result.Change ?? result.Mean;
        return Level().Match(measure.Dispersion ?? "") is { Success: true } level && estimate is { } e && lower <= e && e <= upper
            ? result with { CiLower = lower, CiUpper = upper, CiLevel = decimal.Parse(level.Groups["level"].Value, CultureInfo.InvariantCulture) }
            : result with { Conclusion = $"Printed: {printed}" };
    }

    private static decimal? Number(ReportedNumber text) => text.IsPlain && decimal.TryParse(text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\bchange\b", Options, 1000)]
    private static partial Regex Change();

    [GeneratedRegex(@"^(participants?|subjects?|patients?|children)$", Options, 1000)]
    private static partial Regex Participants();

    [GeneratedRegex(@"^(%|percent(age)?)( of (participants|subjects|patients|children))?$", Options, 1000)]
    private static partial Regex Percent();

    [GeneratedRegex(@"^(?<level>[5-9]\d(\.\d+)?)\s?% ?confidence interval", Options, 1000)]
    private static partial Regex Level();
}
