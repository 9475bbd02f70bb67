using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Tables;

/// <summary>What the studies of a table reported, by the field's customary column names (those of metafor).</summary>
/// <remarks>Viechtbauer W (2010). Journal of Statistical Software 36(3). doi:10.18637/jss.v036.i03 (the names).</remarks>
public static class StudyData
{
    /// <summary>Events and people in two groups: <c>ai bi ci di</c>, or <c>ai n1i ci n2i</c>.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, or no study can have it.</exception>
    public static TwoByTwo[] TwoByTwo(Table table)
    {
        var cells = new StudyCells(table);
        IReadOnlyList<double> a = cells.Counts("ai"), b = cells.Without("ai", "bi", "n1i"), c = cells.Counts("ci"), d = cells.Without("ci", "di", "n2i");
        cells.Verify();
        return [.. Enumerable.Range(0, cells.Rows).Select(i => new TwoByTwo(a[i], b[i], c[i], d[i]))];
    }

    /// <summary>Events and person-time in two groups: <c>x1i t1i x2i t2i</c>.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, or no study can have it.</exception>
    public static PersonTime[] PersonTime(Table table)
    {
        var cells = new StudyCells(table);
        IReadOnlyList<double> x1 = cells.Counts("x1i"), t1 = cells.Counts("t1i"), x2 = cells.Counts("x2i"), t2 = cells.Counts("t2i");
        cells.Verify();
        return [.. Enumerable.Range(0, cells.Rows).Select(i => new PersonTime(x1[i], t1[i], x2[i], t2[i]))];
    }

    /// <summary>Events in one group: <c>xi ni</c>, or <c>xi mi</c> with <c>mi</c> those without.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, or no study can have it.</exception>
    public static OneProportion[] OneProportion(Table table)
    {
        var cells = new StudyCells(table);
        IReadOnlyList<double> x = cells.Counts("xi"), without = cells.Without("xi", "mi", "ni");
        cells.Verify();
        return [.. x.Zip(without, (e, m) => new OneProportion(e, e + m))];
    }

    /// <summary>Events and person-time of one group: <c>xi ti</c>.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, or no study can have it.</exception>
    public static OneRate[] OneRate(Table table)
    {
        var cells = new StudyCells(table);
        IReadOnlyList<double> x = cells.Counts("xi"), t = cells.Counts("ti");
        cells.Verify();
        return [.. x.Zip(t, (e, time) => new OneRate(e, time))];
    }

    /// <summary>Means of two groups: <c>m1i sd1i n1i m2i sd2i n2i</c>.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, or no study can have it.</exception>
    public static TwoMeans[] TwoMeans(Table table)
    {
        var cells = new StudyCells(table);
        IReadOnlyList<double> m1 = cells.Any("m1i"), s1 = cells.Spreads("sd1i"), n1 = cells.Counts("n1i"), m2 = cells.Any("m2i"), s2 = cells.Spreads("sd2i"), n2 = cells.Counts("n2i");
        cells.Verify();
        return [.. Enumerable.Range(0, cells.Rows).Select(i => new TwoMeans(m1[i], s1[i], n1[i], m2[i], s2[i], n2[i]))];
    }

    /// <summary>Two means of the same people: <c>m1i m2i sd1i sd2i ri ni</c>; a standard deviation or mean that the measure does not use may be absent.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, or no study can have it.</exception>
    public static PairedMeans[] PairedMeans(Table table)
    {
        var cells = new StudyCells(table);
        IReadOnlyList<double> Spare(string column, Func<string, IReadOnlyList<double>> read) => cells.Has(column) ? read(column) : [.. Enumerable.Repeat(double.NaN, cells.Rows)];
        IReadOnlyList<double> m1 = Spare("m1i", cells.Any), m2 = Spare("m2i", cells.Any), s1 = cells.Spreads("sd1i"), s2 = Spare("sd2i", cells.Spreads), r = cells.Correlations("ri"), n = cells.Counts("ni");
        cells.Verify();
        return [.. Enumerable.Range(0, cells.Rows).Select(i => new PairedMeans(m1[i], s1[i], m2[i], s2[i], r[i], n[i]))];
    }

    /// <summary>Ready estimates: <c>yi</c> with <c>vi</c>, or with <c>sei</c>.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column is missing, or a cell is not a number.</exception>
    public static EffectSize[] Estimates(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var y = table["yi"].Numbers;
        if (table.Has("vi")) return [.. y.Zip(table["vi"].Numbers, (e, v) => new EffectSize(e, v))];
        if (!table.Has("sei")) throw new ArgumentException("Beside 'yi' the table needs a column 'vi' (variances) or 'sei' (standard errors).", nameof(table));
        return [.. y.Zip(table["sei"].Numbers, (e, s) => new EffectSize(e, s < 0 ? s : s * s))];
    }

    /// <summary>Means of one group: <c>mi sdi ni</c>; the mean may be absent where the measure does not use it.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, or no study can have it.</exception>
    public static OneMean[] OneMean(Table table)
    {
        var cells = new StudyCells(table);
        IReadOnlyList<double> m = cells.Has("mi") ? cells.Any("mi") : [.. Enumerable.Repeat(0.0, cells.Rows)], sd = cells.Spreads("sdi"), n = cells.Counts("ni");
        cells.Verify();
        return [.. Enumerable.Range(0, cells.Rows).Select(i => new OneMean(m[i], sd[i], n[i]))];
    }

    /// <summary>Correlations: <c>ri ni</c>.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, or no study can have it.</exception>
    public static Correlation[] Correlations(Table table)
    {
        var cells = new StudyCells(table);
        IReadOnlyList<double> r = cells.Correlations("ri"), n = cells.Counts("ni");
        cells.Verify();
        return [.. r.Zip(n, (a, b) => new Correlation(a, b))];
    }

    /// <summary>Partial or semi-partial correlations: <c>ri</c>, or <c>ti</c> from which it follows, with <c>mi</c> predictors and <c>ni</c> people; <c>r2i</c> of the regression where it is semi-partial.</summary>
    /// <param name="table">The table.</param>
    /// <param name="semiPartial">Whether a correlation that follows from <c>ti</c> is the semi-partial one.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, or no study can have it.</exception>
    public static PartialCorrelation[] PartialCorrelations(Table table, bool semiPartial)
    {
        var cells = new StudyCells(table);
        IReadOnlyList<double> m = cells.Counts("mi"), n = cells.Counts("ni"), whole = cells.Has("r2i") ? cells.Correlations("r2i") : [.. Enumerable.Repeat(double.NaN, cells.Rows)];
        var given = cells.Has("ri") ? cells.Correlations("ri") : cells.Any("ti");
        cells.Verify();
        return [.. Enumerable.Range(0, cells.Rows).Select(i => cells.Has("ri") ? new PartialCorrelation(given[i], m[i], n[i], whole[i])
            : !semiPartial ? PartialCorrelation.PartialFromT(given[i], m[i], n[i]) : PartialCorrelation.SemiPartialFromT(given[i], m[i], n[i], whole[i]))];
    }

    /// <summary>Cronbach's alpha, items and people: <c>ai mi ni</c>.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, or no study can have it.</exception>
    public static Reliability[] Reliabilities(Table table)
    {
        var cells = new StudyCells(table);
        IReadOnlyList<double> a = cells.Any("ai"), items = cells.Counts("mi"), n = cells.Counts("ni");
        cells.Verify();
        return [.. Enumerable.Range(0, cells.Rows).Select(i => new Reliability(a[i], items[i], n[i]))];
    }

    /// <summary>Genotypes: <c>ai</c> homozygous dominant, <c>bi</c> heterozygous, <c>ci</c> homozygous recessive.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column is missing, a cell is not a number, or no study can have it.</exception>
    public static Genotypes[] Genotypes(Table table)
    {
        var cells = new StudyCells(table);
        IReadOnlyList<double> a = cells.Counts("ai"), b = cells.Counts("bi"), c = cells.Counts("ci");
        cells.Verify();
        return [.. Enumerable.Range(0, cells.Rows).Select(i => new Genotypes(a[i], b[i], c[i]))];
    }

    /// <summary>Sample sizes: <c>ni</c>, or <c>n1i</c> and <c>n2i</c>, or the four cells of a 2×2 table; null where the table does not say.</summary>
    /// <param name="table">The table.</param>
    public static IReadOnlyList<double>? Sizes(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Has("ni")) return table["ni"].Numbers;
        string[] parts = table.Has("n1i") && table.Has("n2i") ? ["n1i", "n2i"] : table.Has("ai") && table.Has("bi") && table.Has("ci") && table.Has("di") ? ["ai", "bi", "ci", "di"] : table.Has("xi") && table.Has("mi") ? ["xi", "mi"] : [];
        return parts.Length == 0 ? null : [.. Enumerable.Range(0, table.Rows).Select(i => parts.Sum(p => table[p].Numbers[i]))];
    }
}
