namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>Several groups as if they had been one, for example two dose arms against one control.</summary>
/// <remarks>Higgins JPT et al. (eds) (2019). Cochrane Handbook for Systematic Reviews of Interventions, 2nd ed. Wiley. Section 6.5.2.10.</remarks>
public static class CombinedGroups
{
    /// <summary>Exactly the mean and standard deviation that all the people together would have.</summary>
    /// <param name="groups">At least one, each with known mean, deviation (not negative) and at least one person.</param>
    /// <exception cref="ArgumentException">There is no group.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<OneMean> Of(params ReadOnlySpan<OneMean> groups)
    {
        if (groups.IsEmpty) throw new ArgumentException("There must be at least one group.", nameof(groups));
        double n = 0, mean = 0, squares = 0;
        foreach (var g in groups)
        {
            // One group after another: the sum of squares about the mean grows by the group's own and by the distance of the two means.
            double size = Given.AtLeast(1, g.N), distance = Given.Finite(g.Mean) - mean, total = n + size;
            squares += ((size - 1) * Given.AtLeast(0, g.Sd) * g.Sd) + (distance * distance * n * (size / total));
            mean += distance * (size / total);
            n = total;
        }

        var sd = n > 1 ? Math.Sqrt(squares / (n - 1)) : 0;
        return new(new(Given.Result(mean, nameof(groups)), Given.Result(sd, nameof(groups)), n), "Groups combined (Cochrane Handbook 6.5.2.10)", "Nobody is in two groups.");
    }
}
