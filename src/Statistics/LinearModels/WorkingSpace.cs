using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.LinearModels;

/// <summary>The likelihood's derivatives in the working parameters of all terms of a model.</summary>
internal sealed class WorkingSpace(GaussianModel model)
{
    private readonly int q = model.ParameterCount;
    private readonly double[] jacobian = new double[model.ParameterCount * model.ParameterCount];
    private readonly double[] half = new double[model.ParameterCount * model.ParameterCount];
    private readonly double[] transposed = new double[model.ParameterCount * model.ParameterCount];

    public double[] Gradient { get; } = new double[model.ParameterCount];

    /// <summary>Minus the second derivatives.</summary>
    public double[] Observed { get; } = new double[model.ParameterCount * model.ParameterCount];

    public double[] Expected { get; } = new double[model.ParameterCount * model.ParameterCount];

    /// <summary>Derivatives of natural (rows) by working parameters, at the point last transformed.</summary>
    public ReadOnlySpan<double> Jacobian => jacobian;

    public void Natural(ReadOnlySpan<double> working, Span<double> natural)
    {
        for (var t = 0; t < model.Terms.Count; t++) model.Terms[t].Structure.Natural(working[model.Parameters(t)], natural[model.Parameters(t)]);
    }

    public bool TryWorking(ReadOnlySpan<double> natural, Span<double> working)
    {
        for (var t = 0; t < model.Terms.Count; t++)
        {
            if (!model.Terms[t].Structure.TryWorking(natural[model.Parameters(t)], working[model.Parameters(t)])) return false;
        }

        return true;
    }

    /// <summary>Carries score and information of the likelihood, at its present point, over to the working parameters there.</summary>
    public void Transform(ReadOnlySpan<double> working, GaussianLikelihood likelihood)
    {
        Array.Clear(jacobian);
        Array.Clear(Observed);
        for (var t = 0; t < model.Terms.Count; t++) FillJacobian(t, working);
        for (var j = 0; j < q; j++)
        {
            Gradient[j] = 0;
            for (var i = 0; i < q; i++) Gradient[j] += jacobian[(i * q) + j] * likelihood.Score[i];
        }

        for (var t = 0; t < model.Terms.Count; t++) SubtractCurvature(t, working, likelihood.Score);
        AddSandwich(likelihood.Observed, Observed);
        Array.Clear(Expected);
        AddSandwich(likelihood.Expected, Expected);
    }

    private void FillJacobian(int term, ReadOnlySpan<double> working)
    {
        var (from, count) = model.Parameters(term).GetOffsetAndLength(q);
        var own = half.AsSpan(0, count * count);
        own.Clear();
        model.Terms[term].Structure.Jacobian(working.Slice(from, count), own);
        for (var i = 0; i < count; i++) own.Slice(i * count, count).CopyTo(jacobian.AsSpan(((from + i) * q) + from));
    }

    private void SubtractCurvature(int term, ReadOnlySpan<double> working, ReadOnlySpan<double> score)
    {
        var (from, count) = model.Parameters(term).GetOffsetAndLength(q);
        var own = half.AsSpan(0, count * count);
        own.Clear();
        model.Terms[term].Structure.Curvature(working.Slice(from, count), score.Slice(from, count), own);
        for (var i = 0; i < count; i++) Rows.AddScaled(Observed.AsSpan(((from + i) * q) + from, count), -1, own.Slice(i * count, count));
    }

    /// <summary>to += J'AJ.</summary>
    private void AddSandwich(double[] a, double[] to)
    {
        Symmetric.Multiply(a, jacobian, q, half);
        for (var i = 0; i < q; i++)
        {
            for (var j = 0; j < q; j++) transposed[(j * q) + i] = jacobian[(i * q) + j];
        }

        for (var i = 0; i < q; i++)
        {
            for (var k = 0; k < q; k++)
            {
                if (transposed[(i * q) + k] is not 0 and var factor) Rows.AddScaled(to.AsSpan(i * q, q), factor, half.AsSpan(k * q, q));
            }
        }
    }
}
