using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.CountModels;

/// <summary>The studies of a count model that take part, as arms, and those that do not.</summary>
internal sealed class CountTable(int studies, DesignMatrix? design)
{
    private readonly List<int> rows = [];
    private readonly List<LeftOutStudy> leftOut = [];
    private readonly List<Func<double[], Arm[]>> arms = [];
    private readonly List<EffectSize> effects = [];
    private readonly DesignMatrix? design = design is null || design.Rows == studies ? design : throw new ArgumentException("The model matrix has one row per study.", nameof(design));

    public int[] Rows => [.. rows];

    public LeftOutStudy[] LeftOut => [.. leftOut];

    /// <summary>The usual effect sizes of the studies that take part, for I².</summary>
    public EffectSize[] Effects => [.. effects];

    /// <summary>The model matrix of the studies that take part.</summary>
    public DesignMatrix Design { get; private set; } = DesignMatrix.Intercept(0);

    /// <summary>Takes a study in, or leaves it out.</summary>
    public void Add(int row, double sum, bool informative, EffectSize effect, Func<double[], Arm[]> make)
    {
        var moderators = design is null ? [] : design.Row(row);
        LeftOutReason? reason = double.IsNaN(sum) ? LeftOutReason.Missing : informative ? null : LeftOutReason.NoInformation;
        foreach (var m in moderators)
        {
            if (double.IsNaN(m)) reason = LeftOutReason.Missing;
            if (double.IsInfinity(m)) reason = LeftOutReason.Infinite;
        }

        if (reason is { } r)
        {
            leftOut.Add(new(row, r));
            return;
        }

        rows.Add(row);
        effects.Add(effect);
        arms.Add(make);
    }

    /// <summary>The studies with the moderators replaced by an orthogonal basis of their columns, scaled so that the intercept alone stays what it is.</summary>
    /// <exception cref="ArgumentException">No study takes part, or too few for the moderators, or these depend on each other.</exception>
    public (CountStudy[] Studies, Orthogonal Basis, double Scale) Build()
    {
        Design = design is null ? DesignMatrix.Intercept(rows.Count) : design.Select(Rows);
        var (basis, scale) = Base(Design);
        return ([.. arms.Select((make, i) => new CountStudy(make([.. basis.Basis.AsSpan(i * Design.Columns, Design.Columns).ToArray().Select(x => x * scale)])))], basis, scale);
    }

    private static (Orthogonal Basis, double Scale) Base(DesignMatrix design)
    {
        int k = design.Rows, p = design.Columns;
        if (k < p) throw new ArgumentException(FormattableString.Invariant($"{p} coefficients need at least as many studies, not {k}."), nameof(design));
        var basis = Orthogonal.Of(design) ?? throw new ArgumentException("The moderators depend on each other.", nameof(design));
        return (basis, Math.Sqrt(k));
    }
}
