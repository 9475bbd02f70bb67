using Equipoise.Statistics.Quadrature;

namespace Equipoise.Statistics.CountModels;

/// <summary>The log likelihood of all studies in the parameters they share; each study's own parameter is always at its best.</summary>
internal sealed class CountLikelihood
{
    private readonly StudyIntegral[] integrals;
    private readonly double[] own;
    private readonly bool hasOwn;

    public CountLikelihood(CountStudy[] studies, int nodes)
    {
        var rule = GaussHermite.Of(nodes);
        integrals = [.. studies.Select(s => new StudyIntegral(s, rule))];
        own = new double[studies.Length];
        hasOwn = Array.Exists(studies, s => s.HasOwn);
        Effects = studies[0].Arms[0].Loadings.Length;
        Size = studies[0].Arms[0].Linear.Length + Effects;
    }

    /// <summary>Number of shared parameters.</summary>
    public int Size { get; }

    public int Effects { get; }

    /// <summary>Sum over the studies.</summary>
    public Curve At(double[] parameters)
    {
        var total = new Curve(Size);
        for (var i = 0; i < integrals.Length; i++) total.AddProfiled(OfStudy(i, parameters));
        return total;
    }

    /// <summary>One study, its own parameter (the last) at its best.</summary>
    public Curve OfStudy(int study, double[] parameters)
    {
        var curve = integrals[study].At(parameters, own[study]);
        if (!hasOwn || curve.Size == Size) return curve;
        for (var n = 0; n < 100; n++)
        {
            double slope = curve.Gradient[^1], bend = curve.Hessian[^1];
            if (!(bend < 0) || slope * slope <= 1e-18 * -bend) break;
            var step = -slope / bend;
            var next = integrals[study].At(parameters, own[study] + step);
            while (!(next.Value >= curve.Value - (1e-13 * Math.Abs(curve.Value))) && Math.Abs(step) > 1e-10) next = integrals[study].At(parameters, own[study] + (step /= 2));
            own[study] += step;
            curve = next;
        }

        return curve;
    }

    public double Own(int study) => own[study];
}
