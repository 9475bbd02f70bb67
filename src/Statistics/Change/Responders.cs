using Equipoise.Statistics.Proportions;

namespace Equipoise.Statistics.Change;

/// <summary>The change from which a person counts as a responder. Cut-offs differ between papers, so each must carry its name and source.</summary>
public sealed record ResponderCut
{
    /// <summary>Names a cut.</summary>
    /// <param name="name">What it is and who set it, for example "MCID of 4.5 points, expert elicitation 2022".</param>
    /// <param name="points">Improvement in points from which a person responds, above 0.</param>
    /// <param name="better">Which way a score improves.</param>
    /// <exception cref="ArgumentException">The name is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The improvement is not above zero.</exception>
    public ResponderCut(string name, double points, Better better)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!(points > 0) || double.IsInfinity(points)) throw new ArgumentOutOfRangeException(nameof(points), points, "A responder improves by more than nothing.");
        (Name, Points, Better) = (name, points, better);
    }

    /// <summary>What it is and who set it.</summary>
    public string Name { get; }

    /// <summary>Improvement in points from which a person responds.</summary>
    public double Points { get; }

    /// <summary>Which way a score improves.</summary>
    public Better Better { get; }

    /// <summary>Whether a change (after less before) is a response; one just as large as the cut is, and rounding in the last digits does not undo that.</summary>
    /// <param name="change">After less before, in points.</param>
    public bool IsMetBy(double change) => (Better == Better.Higher ? change : -change) >= Points * (1 - 1e-9);
}

/// <summary>How many responded, of how many measured twice, with the exact interval of the proportion.</summary>
/// <param name="Cut">The cut.</param>
/// <param name="Count">Number who responded.</param>
/// <param name="N">Number measured twice.</param>
/// <param name="Missing">Number without a change; they are in neither count, and are to be shown beside it.</param>
/// <param name="Interval">Exact confidence interval of the proportion, 0 to 1.</param>
/// <remarks>Interval: Clopper CJ, Pearson ES (1934). Biometrika 26:404–413. doi:10.1093/biomet/26.4.404.</remarks>
public sealed record Responders(ResponderCut Cut, int Count, int N, int Missing, Interval Interval)
{
    /// <summary>The proportion who responded, 0 to 1.</summary>
    public double Proportion => Count / (double)N;

    /// <summary>Counts the responders.</summary>
    /// <param name="cut">The cut.</param>
    /// <param name="changes">After less before of each person; NaN where one was not measured.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentException">Nobody was measured twice, or a change is infinite.</exception>
    public static Responders Of(ResponderCut cut, ReadOnlySpan<double> changes, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(cut);
        int count = 0, missing = 0;
        foreach (var change in changes)
        {
            if (double.IsInfinity(change)) throw new ArgumentException("A change must be a finite number, or missing.", nameof(changes));
            if (double.IsNaN(change)) missing++;
            else if (cut.IsMetBy(change)) count++;
        }

        var n = changes.Length - missing;
        if (n == 0) throw new ArgumentException("Nobody was measured twice, so there is nobody to count.", nameof(changes));
        return new(cut, count, n, missing, ClopperPearson.Interval(count, n, level));
    }
}
