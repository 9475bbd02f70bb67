namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// A structure with one of its parameters held at a value, for profile likelihoods. The natural parameter must depend on no working parameter but the
/// one in the same place: a variance or correlation of independent or correlated levels, or the first variance of an unstructured matrix.
/// </summary>
internal sealed class HeldParameter(CovarianceStructure inner, int held) : CovarianceStructure(inner.Size)
{
    private readonly double[] natural = new double[inner.Parameters];
    private readonly double[] working = new double[inner.Parameters];
    private readonly double[] square = new double[inner.Parameters * inner.Parameters];
    private readonly double[] heldWorking = new double[inner.Parameters];

    /// <summary>Where the parameter is held; set by <see cref="TryHold"/>.</summary>
    public double Value { get; private set; }

    public override int Parameters => inner.Parameters - 1;

    public override bool IsLinear => inner.IsLinear;

    /// <summary>Holds the parameter elsewhere; false if a matrix with it there is impossible. The other natural parameters given make it possible.</summary>
    public bool TryHold(double value, ReadOnlySpan<double> others)
    {
        Value = value;
        Fill(others, value, natural);
        return inner.TryWorking(natural, heldWorking);
    }

    /// <summary>All natural parameters from the free ones.</summary>
    public double[] Whole(ReadOnlySpan<double> others)
    {
        var whole = new double[inner.Parameters];
        Fill(others, Value, whole);
        return whole;
    }

    public override int Slots(int a, int b)
    {
        var slots = inner.Slots(a, b);
        return HeldSlot(a, b) < slots ? slots - 1 : slots;
    }

    public override bool IsZero(int a, int b) => inner.IsZero(a, b);

    public override int Parameter(int a, int b, int slot)
    {
        var parameter = inner.Parameter(a, b, slot >= HeldSlot(a, b) ? slot + 1 : slot);
        return parameter > held ? parameter - 1 : parameter;
    }

    public override CovarianceElement Element(int a, int b, ReadOnlySpan<double> free)
    {
        Fill(free, Value, natural);
        var e = inner.Element(a, b, natural);
        return HeldSlot(a, b) switch
        {
            0 => new(e.Value, e.D1, e.D2, 0, e.D11, e.D12, 0, e.D22),
            1 => new(e.Value, e.D0, e.D2, 0, e.D00, e.D02, 0, e.D22),
            2 => e with { D2 = 0, D02 = 0, D12 = 0, D22 = 0 },
            _ => e,
        };
    }

    public override string Name(int parameter, IReadOnlyList<string> levels) => inner.Name(parameter >= held ? parameter + 1 : parameter, levels);

    public override void Natural(ReadOnlySpan<double> free, Span<double> result)
    {
        Fill(free, heldWorking[held], working);
        inner.Natural(working, natural);
        Drop(natural, result);
    }

    public override bool TryWorking(ReadOnlySpan<double> free, Span<double> result)
    {
        Fill(free, Value, natural);
        if (!inner.TryWorking(natural, working)) return false;
        Drop(working, result);
        return true;
    }

    public override void Jacobian(ReadOnlySpan<double> free, Span<double> derivatives)
    {
        Fill(free, heldWorking[held], working);
        Array.Clear(square);
        inner.Jacobian(working, square);
        DropBoth(square, derivatives);
    }

    public override void Curvature(ReadOnlySpan<double> free, ReadOnlySpan<double> weights, Span<double> sum)
    {
        Fill(free, heldWorking[held], working);
        Fill(weights, 0, natural);
        Array.Clear(square);
        inner.Curvature(working, natural, square);
        var n = Parameters;
        var own = new double[n * n];
        DropBoth(square, own);
        for (var i = 0; i < own.Length; i++) sum[i] += own[i];
    }

    public override void Start(ReadOnlySpan<double> variances, Span<double> result)
    {
        inner.Start(variances, natural);
        Drop(natural, result);
    }

    public override bool AtEdge(int parameter, ReadOnlySpan<double> free, double scale)
    {
        Fill(free, Value, natural);
        return inner.AtEdge(parameter >= held ? parameter + 1 : parameter, natural, scale);
    }

    private int HeldSlot(int a, int b)
    {
        var slots = inner.Slots(a, b);
        for (var s = 0; s < slots; s++)
        {
            if (inner.Parameter(a, b, s) == held) return s;
        }

        return int.MaxValue;
    }

    private void Fill(ReadOnlySpan<double> free, double value, Span<double> whole)
    {
        free[..held].CopyTo(whole);
        whole[held] = value;
        free[held..].CopyTo(whole[(held + 1)..]);
    }

    private void Drop(ReadOnlySpan<double> whole, Span<double> free)
    {
        whole[..held].CopyTo(free);
        whole[(held + 1)..].CopyTo(free[held..]);
    }

    private void DropBoth(ReadOnlySpan<double> whole, Span<double> free)
    {
        int n = inner.Parameters, m = n - 1;
        for (int i = 0, to = 0; i < n; i++)
        {
            if (i != held) Drop(whole.Slice(i * n, n), free.Slice(m * to++, m));
        }
    }
}
