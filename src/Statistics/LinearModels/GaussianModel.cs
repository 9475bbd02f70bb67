using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// y = Xβ + e with e normal and Var(e) = V(θ) = known part + Σ terms, block diagonal. Everything that does not depend on θ is done here once:
/// an orthonormal basis of X, ordinary least squares, blocks with the same V gathered in patterns, long blocks of random effects rotated into short ones.
/// </summary>
/// <remarks>
/// Use: build the terms, <see cref="Blocks.Of"/> for the blocks, <see cref="Of"/> for the model, <see cref="Maximisation.Run"/> for the maximum.
/// Rows with missing numbers must have been left out before.
/// </remarks>
internal sealed class GaussianModel
{
    /// <summary>A block of more rows has a covariance matrix of more than three gigabytes.</summary>
    private const int MostRowsTogether = 20_000;

    private readonly int[] offsets;
    private readonly Dictionary<BlockDesign, BlockPattern> patterns = [];
    private readonly List<GaussianBlock> blocks = [];
    private readonly List<LowRankBlock> lowRank = [];

    private GaussianModel(ReadOnlySpan<double> y, DesignMatrix x, IReadOnlyList<CovarianceTerm> terms)
    {
        (Terms, X, N, P) = (terms, x, x.Rows, x.Columns);
        offsets = new int[terms.Count + 1];
        for (var t = 0; t < terms.Count; t++) offsets[t + 1] = offsets[t] + terms[t].Structure.Parameters;
        Basis = Orthogonal.Of(x) ?? throw new ArgumentException("The columns of the model matrix depend on each other: leave out a term, or a level of a factor that never occurs with another.", nameof(x));
        OrdinaryCoefficients = new double[P];
        for (var i = 0; i < N; i++) Rows.AddScaled(OrdinaryCoefficients, y[i], Basis.Basis.AsSpan(i * P, P));
        Residuals = new double[N];
        for (var i = 0; i < N; i++) Residuals[i] = y[i] - Rows.Dot(OrdinaryCoefficients, Basis.Basis.AsSpan(i * P, P));
        for (var c = 0; c < P; c++) LogDeterminantOfDesign += 2 * Math.Log(Math.Abs(Basis.Triangle[(c * P) + c]));
    }

    /// <summary>Number of rows.</summary>
    public int N { get; }

    /// <summary>Number of coefficients.</summary>
    public int P { get; }

    /// <summary>The model matrix.</summary>
    public DesignMatrix X { get; }

    /// <summary>The contributions to the covariance.</summary>
    public IReadOnlyList<CovarianceTerm> Terms { get; }

    /// <summary>Number of covariance parameters of all terms.</summary>
    public int ParameterCount => offsets[^1];

    /// <summary>log |X'X|.</summary>
    public double LogDeterminantOfDesign { get; }

    /// <summary>Orthonormal basis Q of X in which the likelihood is computed.</summary>
    public Orthogonal Basis { get; }

    /// <summary>Coefficients of Q by ordinary least squares.</summary>
    public double[] OrdinaryCoefficients { get; }

    /// <summary>Residuals of ordinary least squares.</summary>
    public double[] Residuals { get; }

    /// <summary>Every block, with its (rotated) rows.</summary>
    public IReadOnlyList<GaussianBlock> BlockList => blocks;

    public IReadOnlyCollection<BlockPattern> Patterns => patterns.Values;

    /// <summary>Blocks that are evaluated by their shared effects; they are in no pattern.</summary>
    public IReadOnlyList<LowRankBlock> LowRank => lowRank;

    /// <summary>Largest block of the computation.</summary>
    public int LargestBlock { get; private set; } = 1;

    /// <summary>Where the parameters of a term stand among those of the model.</summary>
    public Range Parameters(int term) => offsets[term]..offsets[term + 1];

    /// <summary>Name of every parameter.</summary>
    public IEnumerable<string> ParameterNames() => Terms.SelectMany(t => Enumerable.Range(0, t.Structure.Parameters).Select(t.ParameterName));

    /// <summary>For each level of a term, how large a variance makes a variance of 1 in a row that has it: small for a column of large numbers.</summary>
    public double[] ScalesOf(int term)
    {
        double[] squares = new double[Terms[term].Structure.Size], used = new double[squares.Length];
        for (var i = 0; i < N; i++)
        {
            foreach (var e in Terms[term].Row(i))
            {
                squares[e.Level] += e.Weight * e.Weight;
                used[e.Level]++;
            }
        }

        for (var l = 0; l < used.Length; l++) used[l] = squares[l] > 0 ? used[l] / squares[l] : 1;
        return used;
    }

    /// <summary>Which natural parameters lie on the edge of the possible.</summary>
    public bool[] AtEdge(double[] natural)
    {
        var edges = new List<bool>();
        for (var t = 0; t < Terms.Count; t++)
        {
            var own = natural.AsSpan(Parameters(t));
            var scale = TypicalVariance * ScalesOf(t).Min();
            for (var j = 0; j < own.Length; j++) edges.Add(Terms[t].Structure.AtEdge(j, own, scale));
        }

        return [.. edges];
    }

    /// <summary>A variance of a row that would not be negligible: that of the residuals, or the known one if it is larger.</summary>
    public double TypicalVariance { get; private set; }

    /// <summary>For each parameter a variance that would not be negligible.</summary>
    public double[] Units { get; private set; } = [];

    /// <summary>Builds the model.</summary>
    /// <param name="y">Response, finite.</param>
    /// <param name="x">Model matrix, finite, with more rows than columns.</param>
    /// <param name="terms">Contributions to the covariance; rows as in y.</param>
    /// <param name="block">Block of every row, from 0: rows of different blocks are independent (see <see cref="Blocks"/>).</param>
    /// <param name="known">Known part of the covariance of two rows of one block, or null.</param>
    /// <exception cref="ArgumentException">The columns of x depend on each other.</exception>
    public static GaussianModel Of(ReadOnlySpan<double> y, DesignMatrix x, IReadOnlyList<CovarianceTerm> terms, int[] block, Func<int, int, double>? known = null)
    {
        var model = new GaussianModel(y, x, terms);
        var rows = new List<int>[block.Length == 0 ? 0 : block.Max() + 1];
        for (var i = 0; i < block.Length; i++) (rows[block[i]] ??= []).Add(i);
        var reducible = known is null && terms.Count > 1 && terms.Any(t => t.IsIndependentError);
        foreach (var own in rows) model.Add([.. own], known, reducible);
        foreach (var pattern in model.patterns.Values) pattern.Moments.Seal();
        model.TypicalVariance = Math.Max(Starts.Variance(model), known is null || y.Length == 0 ? 0 : Enumerable.Range(0, model.N).Average(i => known(i, i)));
        model.Units = [.. terms.SelectMany((t, i) => Enumerable.Repeat(model.TypicalVariance * model.ScalesOf(i).Max(), t.Structure.Parameters))];
        return model;
    }

    private void Add(int[] own, Func<int, int, double>? known, bool reducible)
    {
        if (known is not null && own.Length > MostRowsTogether) throw new ArgumentException(FormattableString.Invariant($"{own.Length} rows hang together through groups that they share. More than {MostRowsTogether} at once are too many: their covariance does not fit into memory. Use finer groups, or pool within groups first."), nameof(own));
        var columns = P + 1;
        var rows = new double[own.Length * columns];
        for (var i = 0; i < own.Length; i++)
        {
            Basis.Basis.AsSpan(own[i] * P, P).CopyTo(rows.AsSpan(i * columns));
            rows[(i * columns) + P] = Residuals[own[i]];
        }

        var design = BlockDesign.Of(Terms, own, known, out var groups);
        if (reducible && Reduction.Of(Terms, design, rows, columns) is { } reduced)
        {
            PatternOf(new(1, [.. Terms.Select(t => new[] { t.IsIndependentError ? new TermEntry[] { new(0, 0, 1) } : [] })], null)).Moments.AddProducts(reduced.ErrorProducts, reduced.ErrorRows);
            (design, rows) = (reduced.Design, reduced.Rows);
            if (design.Rows == 0) return;
        }

        if (LowRankBlock.Of(this, design, rows, columns) is { } shared)
        {
            lowRank.Add(shared);
            blocks.Add(new(new(() => new(this, design, columns)), design, rows, groups));
            LargestBlock = Math.Max(LargestBlock, shared.Rank);
            return;
        }

        var pattern = PatternOf(design);
        pattern.Moments.Add(rows);
        blocks.Add(new(new(pattern), design, rows, groups));
        LargestBlock = Math.Max(LargestBlock, design.Rows);
    }

    private BlockPattern PatternOf(BlockDesign design)
    {
        if (!patterns.TryGetValue(design, out var pattern)) patterns.Add(design, pattern = new(this, design, P + 1));
        return pattern;
    }
}

/// <summary>One block: its design, its rows of basis and residual, and the group that each local group number of each term stands for.</summary>
internal sealed record GaussianBlock(Lazy<BlockPattern> OwnPattern, BlockDesign Design, double[] Rows, int[][] Groups)
{
    /// <summary>Its pattern. That of a block evaluated by its shared effects is made when it is asked for, and has no inverse yet.</summary>
    public BlockPattern Pattern => OwnPattern.Value;
}
