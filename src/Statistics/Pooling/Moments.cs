namespace Equipoise.Statistics.Pooling;

/// <summary>
/// Everything the estimators need at one value of τ². With weights w = 1/(v + τ²) and P the projection that removes the fixed effects:
/// Q = y'Py, tr P, tr PP, y'PPy, y'PPPy, Σw, Σw².
/// </summary>
internal readonly record struct Moments(double Q, double TraceP, double TracePP, double YPPY, double YPPPY, double SumW, double SumW2);

/// <summary>A set of studies with its fixed effects, evaluated at any τ² in time linear in the number of studies, without allocating.</summary>
internal interface IStudySet
{
    int K { get; }

    int P { get; }

    double LeastVariance { get; }

    double GreatestVariance { get; }

    /// <summary>Residual sum of squares of the unweighted fit.</summary>
    double UnweightedSquares { get; }

    /// <summary>Sum of squares of the estimates about their plain mean.</summary>
    double TotalSquares { get; }

    Moments At(double tau2);

    /// <summary>tr(PV), tr(PVPV) for the unweighted projection P = I − H.</summary>
    (double PV, double PVPV) UnweightedTraces();

    /// <summary>Σ ln(v + τ²), and ln|X'WX| − ln|X'X|.</summary>
    (double LogVariances, double LogInformation) LogDeterminants(double tau2);
}
