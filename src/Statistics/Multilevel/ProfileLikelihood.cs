using Equipoise.Statistics.LinearModels;

namespace Equipoise.Statistics.Multilevel;

/// <summary>The greatest log likelihood with one component held at a value, as a function of that value. Every search starts where the last one ended.</summary>
internal sealed class ProfileLikelihood
{
    private readonly CovarianceStructure structure;
    private readonly GaussianLikelihood likelihood;
    private readonly Range own;
    private readonly int[] order;
    private readonly int parameter;
    private readonly bool isUnstructured;
    private readonly List<(double Value, double[] Natural)> ends = [];

    /// <param name="fit">The fit.</param>
    /// <param name="component">Number of the component among those of the fit.</param>
    public ProfileLikelihood(MultilevelFit fit, int component)
    {
        var c = fit.Components[component];
        var term = fit.Data.Terms[c.Term];
        var at = fit.Data.Active.IndexOf(c.Term);
        isUnstructured = term.Structure is Unstructured;
        var place = fit.Components.Take(component).Count(o => o.Term == c.Term && !o.IsFixed);
        order = isUnstructured ? Order(term, c) : [.. Enumerable.Range(0, term.LevelNames.Length)];
        parameter = isUnstructured ? 0 : c.Kind == ComponentKind.Rho ? term.Structure.Parameters - 1 : place;
        structure = isUnstructured && c.Kind == ComponentKind.Rho ? new HeldCorrelation(term.LevelNames.Length) : new HeldParameter(isUnstructured ? new Unstructured(term.LevelNames.Length) : term.Structure, parameter);
        var model = fit.Data.Model(c.Term, structure, isUnstructured ? order : null);
        likelihood = new(model, fit.Gaussian.Likelihood.IsRestricted);
        own = model.Parameters(at);
        var before = fit.Gaussian.Model.Parameters(at);
        double[] natural = fit.Gaussian.Maximum.Natural, free = Free(natural[before]);
        ends.Add((c.Estimate, [.. natural[..before.Start.Value], .. free, .. natural[before.End.Value..]]));
        Estimate = c.Estimate;
        Greatest = fit.Gaussian.Maximum.LogLikelihood;
    }

    /// <summary>The component's estimate.</summary>
    public double Estimate { get; }

    /// <summary>The log likelihood there.</summary>
    public double Greatest { get; }

    /// <summary>The profile log likelihood; negative infinity where the component cannot be.</summary>
    public double At(double value)
    {
        var (from, natural) = ends.MinBy(e => Math.Abs(e.Value - value));
        var start = (double[])natural.Clone();
        if (!TryHold(value, from, start)) return double.NegativeInfinity;
        if (likelihood.Model.ParameterCount == 0) return likelihood.At(start);
        var found = Maximisation.Run(likelihood, [start]);
        ends.Add((value, found.Natural));
        return found.LogLikelihood;
    }

    /// <summary>Holds the component at a value; the other parameters of its term are moved as far as that makes necessary.</summary>
    private bool TryHold(double value, double from, double[] start)
    {
        var free = start.AsSpan(own);
        if (structure is HeldParameter held && !isUnstructured) return held.TryHold(value, free) && structure.TryWorking(free, new double[free.Length]);
        if (structure is HeldCorrelation correlation) correlation.Value = value;
        else Rescale(free, Math.Sqrt(value / Math.Max(from, double.Epsilon)));
        double[] kept = [.. free], working = new double[free.Length];
        foreach (var part in new[] { 1, 0.95, 0.8, 0.5, 0.2, 0 })
        {
            Shrink(kept, part, free);
            if (structure is HeldParameter first && !first.TryHold(value, free)) continue;
            if (structure.TryWorking(free, working)) return true;
        }

        return false;
    }

    /// <summary>Covariances of the first level with the others follow its standard deviation.</summary>
    private void Rescale(Span<double> free, double factor)
    {
        for (var a = 1; a < structure.Size; a++) free[Components.Packed(a, 0) - 1] *= factor;
    }

    /// <summary>Where a cell stands among the free parameters; −1 for the one that is held.</summary>
    private int Place(int a, int b) => (Components.Packed(a, b), structure) switch
    {
        (0, HeldCorrelation) => 0,
        (1, HeldCorrelation) => -1,
        var (p, _) => p - 1,
    };

    private void Shrink(double[] from, double part, Span<double> to)
    {
        for (var a = 0; a < structure.Size; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var at = Place(a, b);
                if (at >= 0) to[at] = a == b ? from[at] : part * from[at];
            }
        }
    }

    /// <summary>Natural parameters of the term without the held one, in the order of levels of the profile.</summary>
    private double[] Free(double[] natural)
    {
        if (!isUnstructured) return [.. natural.Where((_, i) => i != parameter)];
        var cells = new List<double>();
        for (var a = 0; a < order.Length; a++)
        {
            for (var b = 0; b <= a; b++) cells.Add(natural[Components.Packed(Math.Max(order[a], order[b]), Math.Min(order[a], order[b]))]);
        }

        cells.RemoveAt(structure is HeldCorrelation ? 1 : 0);
        return [.. cells];
    }

    /// <summary>The levels of the component first.</summary>
    private static int[] Order(FittedTerm term, VarianceComponent component)
    {
        int[] first = [.. component.Levels.Select(l => Array.IndexOf(term.LevelNames, l))];
        return [.. first, .. Enumerable.Range(0, term.LevelNames.Length).Where(l => !first.Contains(l))];
    }
}
