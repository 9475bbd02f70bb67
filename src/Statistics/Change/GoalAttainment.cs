namespace Equipoise.Statistics.Change;

/// <summary>One goal of a person.</summary>
/// <param name="Score">−2 (much less than expected) to 2 (much more than expected); 0 is what was expected.</param>
/// <param name="Weight">How much the goal matters, above 0.</param>
public readonly record struct Goal(double Score, double Weight = 1);

/// <summary>Goal attainment scaling: the goals of one person in one T score, 50 when all were reached as expected.</summary>
/// <remarks>Kiresuk TJ, Sherman RE (1968). Community Mental Health Journal 4:443–453. doi:10.1007/BF01530764.</remarks>
public static class GoalAttainment
{
    /// <summary>The correlation of two goals that the authors suppose.</summary>
    public const double UsualCorrelation = 0.3;

    /// <summary>T = 50 + 10 Σwx / √((1 − ρ) Σw² + ρ (Σw)²).</summary>
    /// <param name="goals">At least one.</param>
    /// <param name="correlation">Supposed correlation of two goals, 0 to 1.</param>
    /// <exception cref="ArgumentException">There is no goal.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A score, weight or the correlation is outside its range.</exception>
    public static double TScore(ReadOnlySpan<Goal> goals, double correlation = UsualCorrelation)
    {
        if (goals.IsEmpty) throw new ArgumentException("There must be at least one goal.", nameof(goals));
        if (!(correlation is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "The correlation of two goals lies between 0 and 1.");
        double attained = 0, sum = 0, squares = 0;
        foreach (var goal in goals)
        {
            if (!(goal.Score is >= -2 and <= 2)) throw new ArgumentOutOfRangeException(nameof(goals), goal.Score, "A goal is scored from -2 to 2.");
            if (!(goal.Weight is > 0 and < 1e100)) throw new ArgumentOutOfRangeException(nameof(goals), goal.Weight, "The weight of a goal is a number above zero.");
            attained += goal.Weight * goal.Score;
            sum += goal.Weight;
            squares += goal.Weight * goal.Weight;
        }

        return 50 + (10 * attained / Math.Sqrt(((1 - correlation) * squares) + (correlation * sum * sum)));
    }
}
