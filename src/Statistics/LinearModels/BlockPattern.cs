namespace Equipoise.Statistics.LinearModels;

/// <summary>All blocks of rows that have one and the same covariance matrix V, whatever the parameters: it is built and factored once for all of them.</summary>
internal sealed class BlockPattern
{
    private readonly GaussianModel model;
    private readonly TermCells[] terms;
    private readonly double[]? known;

    /// <summary>Which cells, and which slot of them, depend on each parameter of the model.</summary>
    private readonly (int Term, int Cell, int Slot)[][] uses;

    public BlockPattern(GaussianModel model, BlockDesign design, int columns)
    {
        (this.model, Size, known, Moments) = (model, design.Rows, design.Known, new(design.Rows, columns));
        terms = [.. model.Terms.Select((t, i) => TermCells.Of(t.Structure, design.Entries[i]))];
        uses = UsesOf(model, terms);
        Inverse = new double[Size * Size];
    }

    /// <summary>Rows of each block.</summary>
    public int Size { get; }

    public RowMoments Moments { get; }

    /// <summary>V⁻¹ at the parameters last evaluated.</summary>
    public double[] Inverse { get; }

    /// <summary>Evaluates V at natural parameters and inverts it; returns log |V|, or NaN if V is not positive definite.</summary>
    public double Invert(ReadOnlySpan<double> natural, double[] scratch)
    {
        Fill(natural, Inverse);
        if (Size > 1) return Pooling.Symmetric.Invert(Inverse, Size, scratch);
        var v = Inverse[0];
        Inverse[0] = 1 / v;
        return v > 0 ? Math.Log(v) : double.NaN;
    }

    /// <summary>V itself.</summary>
    public void Fill(ReadOnlySpan<double> natural, double[] v)
    {
        if (known is null) Array.Clear(v, 0, Size * Size);
        else known.CopyTo(v, 0);
        for (var t = 0; t < terms.Length; t++)
        {
            terms[t].Evaluate(model.Terms[t].Structure, natural[model.Parameters(t)]);
            for (var c = 0; c < terms[t].Cells.Length; c++) Add(v, terms[t].Elements[c].Value, terms[t].Places(c));
        }

        for (var i = 0; i < Size; i++)
        {
            for (var k = i + 1; k < Size; k++) v[(k * Size) + i] = v[(i * Size) + k];
        }
    }

    /// <summary>result = V_j M, where V_j is the derivative of V by parameter j and M has <paramref name="columns"/> columns; false (and nothing done) if V_j is 0.</summary>
    public bool TryMultiply(int parameter, ReadOnlySpan<double> m, int columns, Span<double> result)
    {
        if (uses[parameter].Length == 0) return false;
        result.Clear();
        foreach (var (t, c, s) in uses[parameter])
        {
            var slope = terms[t].Elements[c].First(s);
            foreach (var (i, k, weight) in terms[t].Places(c))
            {
                Rows.AddScaled(result.Slice(i * columns, columns), slope * weight, m.Slice(k * columns, columns));
                if (i != k) Rows.AddScaled(result.Slice(k * columns, columns), slope * weight, m.Slice(i * columns, columns));
            }
        }

        return true;
    }

    /// <summary>Adds Σ weight × V_j over the parameters to a matrix.</summary>
    public void AddDerivatives(ReadOnlySpan<double> weights, Span<double> to)
    {
        for (var t = 0; t < terms.Length; t++)
        {
            var structure = model.Terms[t].Structure;
            var own = weights[model.Parameters(t)];
            for (var c = 0; c < terms[t].Cells.Length; c++)
            {
                var (a, b) = terms[t].Cells[c];
                double slope = 0;
                for (var s = 0; s < structure.Slots(a, b); s++) slope += own[structure.Parameter(a, b, s)] * terms[t].Elements[c].First(s);
                if (slope != 0) AddBoth(to, slope, terms[t].Places(c));
            }
        }
    }

    /// <summary>Adds Σ weight(j, k) × V_jk, the second derivatives, to a matrix.</summary>
    public void AddSecondDerivatives(double[] weights, Span<double> to)
    {
        for (var t = 0; t < terms.Length; t++)
        {
            var structure = model.Terms[t].Structure;
            if (structure.IsLinear) continue;
            var from = model.Parameters(t).Start.Value;
            for (var c = 0; c < terms[t].Cells.Length; c++)
            {
                var (a, b) = terms[t].Cells[c];
                double bend = 0;
                for (var s = 0; s < structure.Slots(a, b); s++)
                {
                    for (var u = s; u < structure.Slots(a, b); u++)
                    {
                        int j = from + structure.Parameter(a, b, s), k = from + structure.Parameter(a, b, u);
                        bend += terms[t].Elements[c].Second(s, u) * (s == u ? weights[(j * model.ParameterCount) + j] : weights[(j * model.ParameterCount) + k] + weights[(k * model.ParameterCount) + j]);
                    }
                }

                if (bend != 0) AddBoth(to, bend, terms[t].Places(c));
            }
        }
    }

    /// <summary>Adds tr(S V_j) to the slopes and tr(S V_jk) to the bends.</summary>
    public void AddTraces(ReadOnlySpan<double> s, Span<double> slopes, Span<double> bends)
    {
        for (var t = 0; t < terms.Length; t++)
        {
            var structure = model.Terms[t].Structure;
            var from = model.Parameters(t).Start.Value;
            for (var c = 0; c < terms[t].Cells.Length; c++)
            {
                double sum = 0;
                foreach (var (i, k, weight) in terms[t].Places(c)) sum += weight * s[(i * Size) + k] * (i == k ? 1 : 2);
                var (a, b) = terms[t].Cells[c];
                var element = terms[t].Elements[c];
                for (var u = 0; u < structure.Slots(a, b); u++)
                {
                    var j = from + structure.Parameter(a, b, u);
                    slopes[j] += sum * element.First(u);
                    for (var w = u; w < structure.Slots(a, b) && !structure.IsLinear; w++)
                    {
                        var k = from + structure.Parameter(a, b, w);
                        bends[(j * model.ParameterCount) + k] += sum * element.Second(u, w);
                        if (w != u) bends[(k * model.ParameterCount) + j] += sum * element.Second(u, w);
                    }
                }
            }
        }
    }

    private void Add(Span<double> v, double value, ReadOnlySpan<(int Row, int Column, double Weight)> places)
    {
        foreach (var (i, k, weight) in places) v[(i * Size) + k] += value * weight;
    }

    private void AddBoth(Span<double> v, double value, ReadOnlySpan<(int Row, int Column, double Weight)> places)
    {
        foreach (var (i, k, weight) in places)
        {
            v[(i * Size) + k] += value * weight;
            if (i != k) v[(k * Size) + i] += value * weight;
        }
    }

    private static (int Term, int Cell, int Slot)[][] UsesOf(GaussianModel model, TermCells[] terms)
    {
        var found = new List<(int, int, int)>[model.ParameterCount];
        for (var j = 0; j < found.Length; j++) found[j] = [];
        for (var t = 0; t < terms.Length; t++)
        {
            var structure = model.Terms[t].Structure;
            for (var c = 0; c < terms[t].Cells.Length; c++)
            {
                var (a, b) = terms[t].Cells[c];
                for (var s = 0; s < structure.Slots(a, b); s++) found[model.Parameters(t).Start.Value + structure.Parameter(a, b, s)].Add((t, c, s));
            }
        }

        return [.. found.Select(u => u.ToArray())];
    }
}
