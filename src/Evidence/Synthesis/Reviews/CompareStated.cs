using System.Collections.Immutable;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Synthesis.Reviews;

/// <summary>Says which stated numbers are met: to a millionth, or to the last digit that is printed.</summary>
internal static class CompareStated
{
    private const double Nearness = 1e-6;

    public static ImmutableArray<StatedDifference> With(StatedResult stated, ReviewPooling ours, bool isRandom, SubgroupTest? between)
    {
        var found = ImmutableArray.CreateBuilder<StatedDifference>();
        Meet("effect", stated.Effect, ours.Effect);
        Meet("lower limit", stated.CiStart, ours.Lower);
        Meet("upper limit", stated.CiEnd, ours.Upper);
        Meet("z", Absolute(stated.Z), ours.Z);
        Meet("p", stated.P, ours.P);
        if (ours.QDf > 0)
        {
            Meet("chi-square", stated.Chi2, ours.Q);
            Meet("degrees of freedom", stated.Df, ours.QDf);
            Meet("I-squared", stated.I2, ours.I2);
        }

        if (isRandom) Meet("tau-squared", stated.Tau2, ours.Tau2);
        if (between is { } groups && stated.Q?.Value is > 0) Meet("chi-square between subgroups", stated.Q, groups.Q);
        return found.ToImmutable();

        void Meet(string name, ReportedNumber? number, double value)
        {
            if (number is { } n && !IsMet(n, value)) found.Add(new(name, n.Text, value));
        }
    }

    /// <summary>True when there is nothing to meet, too.</summary>
    public static bool IsMet(ReportedNumber stated, double ours) =>
        stated.Value is not { } value || Math.Abs(value - ours) <= Math.Max(Nearness * Math.Max(1e-3, Math.Abs(ours)), LastDigit(stated.Text) / 2 * (1 + Nearness));

    private static ReportedNumber? Absolute(ReportedNumber? number) => number is { } n ? new(n.Text.TrimStart('-')) : null;

    /// <summary>What one step of the last printed digit is worth.</summary>
    private static double LastDigit(string text)
    {
        var mantissa = text.AsSpan().Trim();
        var exponent = 0;
        if (mantissa.IndexOfAny('E', 'e') is >= 0 and var e)
        {
            if (!int.TryParse(mantissa[(e + 1)..], System.Globalization.CultureInfo.InvariantCulture, out exponent)) return 0;
            mantissa = mantissa[..e];
        }

        var point = mantissa.IndexOf('.');

        // "1.0" is how the program writes a whole number, not a number with one decimal.
        var decimals = point < 0 || mantissa[(point + 1)..] is "0" ? 0 : mantissa.Length - point - 1;
        return decimals == 0 ? 0 : Math.Pow(10, exponent - decimals);
    }
}
