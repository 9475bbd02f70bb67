using Equipoise.Statistics.Quadrature;

namespace Equipoise.Statistics.CountModels;

/// <summary>
/// The likelihood of one study with up to two random effects integrated out by Gauss–Hermite quadrature, centred and scaled at the peak
/// of the study's own integrand. Derivatives are moments over the same nodes, so they are those of the integral.
/// </summary>
/// <remarks>Pinheiro JC, Bates DM (1995). Journal of Computational and Graphical Statistics 4:12–35. doi:10.1080/10618600.1995.10474663.</remarks>
internal sealed class StudyIntegral
{
    private readonly CountStudy study;
    private readonly GaussHermite rule;
    private readonly int linear;
    private readonly int effects;
    private readonly double[] fixedParts;
    private readonly double[] deviations;
    private readonly double[] slopes;
    private readonly Kernel[] kernels;

    public StudyIntegral(CountStudy study, GaussHermite rule)
    {
        (this.study, this.rule) = (study, rule);
        linear = study.Arms[0].Linear.Length;
        effects = study.Arms[0].Loadings.Length;
        fixedParts = new double[study.Arms.Length];
        deviations = new double[effects];
        slopes = new double[linear + effects + 1];
        kernels = new Kernel[study.Arms.Length];
    }

    private int Size => linear + effects + (study.HasOwn ? 1 : 0);

    /// <summary>The log likelihood at the given coefficients and standard deviations, and the study's own parameter.</summary>
    public Curve At(ReadOnlySpan<double> parameters, double own)
    {
        for (var a = 0; a < fixedParts.Length; a++)
        {
            var arm = study.Arms[a];
            fixedParts[a] = arm.Offset + (arm.Own * own);
            for (var i = 0; i < linear; i++) fixedParts[a] += arm.Linear[i] * parameters[i];
        }

        for (var r = 0; r < effects; r++) deviations[r] = parameters[linear + r];
        return effects switch { 0 => Plain(), 1 => One(), _ => Two() };
    }

    private Curve Plain()
    {
        var curve = new Curve(Size);
        var log = Exponent(0, 0);
        Add(curve, 1, 0, 0);
        return Finish(curve, 1, log);
    }

    private Curve One()
    {
        var peak = Peak();
        var curve = new Curve(Size);
        double scale = Math.Sqrt(2 / peak.C11), sum = 0;
        for (var i = 0; i < rule.Nodes.Length; i++)
        {
            var u = peak.U + (scale * rule.Nodes[i]);
            var weight = Math.Exp(rule.LogWeights[i] + Exponent(u, 0) - peak.Value);
            if (!(weight > 0)) continue;
            sum += weight;
            Add(curve, weight, u, 0);
        }

        return Finish(curve, sum, peak.Value - (0.5 * Math.Log(Math.PI * peak.C11)));
    }

    private Curve Two()
    {
        var peak = Peak();
        var curve = new Curve(Size);

        // The inverse of the transposed Cholesky factor of the curvature turns the nodes into place.
        double l11 = Math.Sqrt(peak.C11), l21 = peak.C12 / l11, l22 = Math.Sqrt(peak.C22 - (l21 * l21)), root = Math.Sqrt(2), sum = 0;
        for (var i = 0; i < rule.Nodes.Length; i++)
        {
            var across = root * rule.Nodes[i] / l22;
            for (var j = 0; j < rule.Nodes.Length; j++)
            {
                double u = peak.U + (((root * rule.Nodes[j]) - (l21 * across)) / l11), v = peak.V + across;
                var weight = Math.Exp(rule.LogWeights[i] + rule.LogWeights[j] + Exponent(u, v) - peak.Value);
                if (!(weight > 1e-30)) continue;
                sum += weight;
                Add(curve, weight, u, v);
            }
        }

        return Finish(curve, sum, peak.Value - Math.Log(Math.PI * l11 * l22));
    }

    /// <summary>The log of the integrand, normal densities without their constant; leaves the kernels of the arms behind.</summary>
    private double Exponent(double u, double v)
    {
        var log = -((u * u) + (v * v)) / 2;
        for (var a = 0; a < kernels.Length; a++)
        {
            var natural = fixedParts[a];
            if (effects > 0) natural += Pull(a, 0) * u;
            if (effects > 1) natural += Pull(a, 1) * v;
            kernels[a] = study.Arms[a].Family.At(natural);
            log += kernels[a].LogDensity;
        }

        return log;
    }

    private double Pull(int arm, int effect) => study.Arms[arm].Loadings[effect] * deviations[effect];

    private void Add(Curve curve, double weight, double u, double v)
    {
        var size = Size;
        var whole = slopes.AsSpan(0, size);
        whole.Clear();
        for (var a = 0; a < kernels.Length; a++)
        {
            for (var i = 0; i < size; i++) whole[i] += kernels[a].Score * Multiplier(a, i, u, v);
        }

        for (var i = 0; i < size; i++)
        {
            curve.Gradient[i] += weight * whole[i];
            for (var j = 0; j <= i; j++)
            {
                var bend = whole[i] * whole[j];
                for (var a = 0; a < kernels.Length; a++) bend -= kernels[a].Information * Multiplier(a, i, u, v) * Multiplier(a, j, u, v);
                curve.Hessian[(i * size) + j] += weight * bend;
            }
        }
    }

    /// <summary>How the natural parameter of an arm moves with a parameter.</summary>
    private double Multiplier(int arm, int parameter, double u, double v) => parameter < linear
        ? study.Arms[arm].Linear[parameter]
        : parameter == linear + effects
            ? study.Arms[arm].Own
            : study.Arms[arm].Loadings[parameter - linear] * (parameter == linear ? u : v);

    private static Curve Finish(Curve curve, double sum, double logConstant)
    {
        curve.Value = logConstant + Math.Log(sum);
        var n = curve.Size;
        for (var i = 0; i < n; i++) curve.Gradient[i] /= sum;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++) curve.Hessian[(i * n) + j] = curve.Hessian[(j * n) + i] = (curve.Hessian[(i * n) + j] / sum) - (curve.Gradient[i] * curve.Gradient[j]);
        }

        return curve;
    }

    private readonly record struct Top(double U, double V, double Value, double C11, double C12, double C22);

    /// <summary>The peak of the integrand, which is log-concave, by Newton steps that are halved until they climb.</summary>
    private Top Peak()
    {
        double u = 0, v = 0, value = Exponent(0, 0);
        for (var n = 0; n < 200; n++)
        {
            double g1 = -u, g2 = -v, c11 = 1, c12 = 0, c22 = 1;
            for (var a = 0; a < kernels.Length; a++)
            {
                double p = Pull(a, 0), q = effects > 1 ? Pull(a, 1) : 0;
                g1 += kernels[a].Score * p;
                g2 += kernels[a].Score * q;
                c11 += kernels[a].Information * p * p;
                c12 += kernels[a].Information * p * q;
                c22 += kernels[a].Information * q * q;
            }

            double determinant = (c11 * c22) - (c12 * c12), du = ((c22 * g1) - (c12 * g2)) / determinant, dv = ((c11 * g2) - (c12 * g1)) / determinant;
            var gain = (g1 * du) + (g2 * dv);
            if (!(gain > 1e-14)) return new(u, v, value, c11, c12, c22);
            var (length, next) = (1.0, Exponent(u + du, v + dv));
            while (!(next > value) && length > 1e-10) next = Exponent(u + ((length /= 2) * du), v + (length * dv));
            if (!(next > value))
            {
                // Nothing left to gain but rounding.
                Exponent(u, v);
                return new(u, v, value, c11, c12, c22);
            }

            (u, v, value) = (u + (length * du), v + (length * dv), next);
        }

        return new(u, v, value, 1, 0, 1);
    }
}
