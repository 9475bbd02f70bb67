namespace Equipoise.Statistics.Pooling;

/// <summary>One coefficient of a model.</summary>
/// <param name="Name">Its name; "intrcpt" for the pooled effect.</param>
/// <param name="Estimate">Estimate, on the scale of analysis.</param>
/// <param name="StandardError">Standard error.</param>
/// <param name="Statistic">z or t.</param>
/// <param name="DegreesOfFreedom">Of t; positive infinity for z.</param>
/// <param name="P">Two-sided p, 0 to 1.</param>
/// <param name="Interval">Confidence interval.</param>
public readonly record struct Coefficient(string Name, double Estimate, double StandardError, double Statistic, double DegreesOfFreedom, double P, Interval Interval);

/// <summary>Why a study takes no part.</summary>
public enum LeftOutReason
{
    /// <summary>Its estimate, variance or a moderator is missing (NaN).</summary>
    Missing,

    /// <summary>Its estimate, variance or a moderator is infinite.</summary>
    Infinite,

    /// <summary>Its variance is zero or negative, so that it has no weight.</summary>
    VarianceNotPositive,

    /// <summary>Its counts say nothing about the effect: no one or everyone had the event in both groups, or a group is empty.</summary>
    NoInformation,
}

/// <summary>A study that takes no part in a fit.</summary>
/// <param name="Row">Its row, from 0.</param>
/// <param name="Reason">Why.</param>
public readonly record struct LeftOutStudy(int Row, LeftOutReason Reason);

/// <summary>Test that several coefficients are zero at once.</summary>
/// <param name="Statistic">Chi-square, or F when <paramref name="Df2"/> is finite.</param>
/// <param name="Df1">Number of coefficients tested.</param>
/// <param name="Df2">Residual degrees of freedom, or positive infinity.</param>
/// <param name="P">p, 0 to 1.</param>
public readonly record struct OmnibusTest(double Statistic, double Df1, double Df2, double P);

/// <summary>How well a model fits.</summary>
/// <param name="LogLikelihood">Log likelihood (restricted or not).</param>
/// <param name="Deviance">Twice its distance from the saturated model (ML), or −2 log likelihood (REML).</param>
/// <param name="Aic">Akaike's criterion.</param>
/// <param name="Bic">Schwarz's criterion.</param>
/// <param name="Aicc">Akaike's criterion, corrected for small samples.</param>
public readonly record struct FitStatistics(double LogLikelihood, double Deviance, double Aic, double Bic, double Aicc);
