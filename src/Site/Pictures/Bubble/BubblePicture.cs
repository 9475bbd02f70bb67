using System.Collections.Immutable;
using Equipoise.Statistics;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Site.Pictures.Bubble;

/// <summary>A study's moderator and effect.</summary>
public sealed record BubbleStudy(string Name, double Moderator, double Estimate, double Weight)
{
    public Comparison Comparison { get; init; }
}

/// <summary>What the model expects at one value of the moderator.</summary>
public readonly record struct BubbleStep(double Moderator, double Estimate, Interval Confidence);

/// <summary>A meta-regression on one moderator: studies as discs whose area is their weight, the line, and the band in which it may lie. Thompson SG, Higgins JPT (2002). Statistics in Medicine 21:1559–1573. doi:10.1002/sim.1187.</summary>
public sealed record BubblePicture(EffectScale Scale, string Moderator, ImmutableArray<BubbleStudy> Studies, ImmutableArray<BubbleStep> Curve) : Picture
{
    private const int Steps = 40;

    public override string Kind => "bubble";

    /// <summary>The slope and its test, in a sentence.</summary>
    public string? Note { get; init; }

    public double Level { get; init; } = 0.95;

    public override string Description => $"{Title}. {Shown.Count(Studies.Length, "study", "studies")}, {Scale.Name} against {Moderator}. {Note}".TrimEnd();

    public int Decimals => Scale.Decimals(Curve.IsEmpty ? 1 : Curve.Average(c => Math.Min(c.Confidence.Width, 1e300)));

    public override TextTable Table => new(
        ["Study", "No.", Shown.Upper(Moderator), Shown.Upper(Scale.Name), "Weight"],
        [
            .. Studies.Select((s, i) => (ImmutableArray<string>)[s.Name, Shown.Short(i + 1), Shown.Short(s.Moderator), Scale.Figure(s.Estimate, Decimals), Shown.Percent(s.Weight)]),
            .. Ends().Select(c => (ImmutableArray<string>)["expected", "", Shown.Short(c.Moderator), $"{Scale.Figure(c.Estimate, Decimals)} ({Scale.Range(c.Confidence.Lower, c.Confidence.Upper, Decimals)})", ""]),
        ])
    { Notes = Note is null ? [] : [Note] };

    public override Drawing Draw(Breadth breadth) => BubbleLayout.Draw(this, new(breadth));

    /// <summary>Of a meta-regression with an intercept and one moderator.</summary>
    /// <param name="fit">The fit.</param>
    /// <param name="moderator">The moderator, one number for each study that was given to the fit.</param>
    /// <param name="called">What it is called.</param>
    /// <param name="names">One name for each study that was given to the fit.</param>
    /// <param name="scale">How effects are shown.</param>
    /// <param name="title">What the picture is called.</param>
    /// <exception cref="ArgumentException">Not an intercept and one moderator.</exception>
    public static BubblePicture Of(Fit fit, IReadOnlyList<double> moderator, string called, IReadOnlyList<string> names, EffectScale scale, string title)
    {
        if (fit.P != 2 || fit.Coefficients[0].Name != "intrcpt") throw new ArgumentException("A bubble plot needs a meta-regression on one numeric moderator.", nameof(fit));
        var weights = fit.Weights();
        ImmutableArray<BubbleStudy> studies = [.. fit.Rows.Select((row, i) => new BubbleStudy(names[row], moderator[row], fit.StudyEstimates[i], weights[i]))];
        double low = studies.Min(s => s.Moderator), high = studies.Max(s => s.Moderator);
        var slope = fit.Coefficients[1];
        return new(scale, called, studies, [.. Enumerable.Range(0, Steps + 1).Select(i => Step(fit, low + ((high - low) * i / Steps)))])
        {
            Title = title,
            Level = fit.Options.Level,
            Note = $"Each unit of {called} {(scale.IsRatio ? $"multiplies the {scale.Name} by {Shown.Ratio(slope.Estimate)} ({Shown.Ratio(slope.Interval.Lower)} to {Shown.Ratio(slope.Interval.Upper)})" : $"adds {Power(slope.Estimate)} ({Power(slope.Interval.Lower)} to {Power(slope.Interval.Upper)})")}, {Shown.P(slope.P)}.{(double.IsNaN(fit.R2) ? "" : FormattableString.Invariant($" R² = {fit.R2:0}%."))} Studies differ in more than one way: this is an observation, not an experiment."
        };

        string Power(double value) => Shown.Number(value, Shown.Decimals(slope.Interval.Width));
    }

    private static BubbleStep Step(Fit fit, double x)
    {
        var expected = fit.Predict(1, x);
        return new(x, expected.Estimate, expected.Confidence);
    }

    private IEnumerable<BubbleStep> Ends() => Curve.IsEmpty ? [] : [Curve[0], Curve[^1]];
}
