namespace Equipoise.Statistics.Proportions;

/// <summary>The proportion observed, after refusing counts that cannot be meant.</summary>
internal static class Share
{
    public static double Of(double events, double n)
    {
        if (!(n > 0) || double.IsInfinity(n)) throw new ArgumentOutOfRangeException(nameof(n), n, "The number observed is finite and above 0.");
        if (!(events >= 0)) throw new ArgumentOutOfRangeException(nameof(events), events, "The number with the event is not below 0.");
        if (events > n) throw new ArgumentOutOfRangeException(nameof(events), events, "No more can have the event than were observed.");
        return events / n;
    }

    /// <summary>Both groups of a table.</summary>
    public static (double First, double Second) Of(Effects.TwoByTwo table) => (Of(table.A, table.N1), Of(table.C, table.N2));
}
