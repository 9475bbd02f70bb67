namespace Equipoise.Statistics.Pooling;

/// <summary>Chooses the studies that can be pooled and says which cannot, and why.</summary>
internal static class StudySelection
{
    public static (int[] Rows, LeftOutStudy[] LeftOut) Of(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, DesignMatrix? design)
    {
        if (estimates.Length != variances.Length) throw new ArgumentException("Every estimate has one variance.", nameof(variances));
        if (design is not null && design.Rows != estimates.Length) throw new ArgumentException("The model matrix has one row per study.", nameof(design));
        List<LeftOutStudy>? left = null;
        for (var i = 0; i < estimates.Length; i++)
        {
            if (Reason(estimates[i], variances[i], design is null ? [] : design.Row(i)) is { } reason) (left ??= []).Add(new(i, reason));
        }

        var rows = new int[estimates.Length - (left?.Count ?? 0)];
        for (int i = 0, next = 0, skip = 0; i < estimates.Length; i++)
        {
            if (left is not null && skip < left.Count && left[skip].Row == i) skip++;
            else rows[next++] = i;
        }

        if (rows.Length == 0) throw new ArgumentException("No study has a finite estimate and a variance above zero.", nameof(estimates));
        return (rows, left is null ? [] : [.. left]);
    }

    private static LeftOutReason? Reason(double estimate, double variance, ReadOnlySpan<double> moderators)
    {
        bool missing = double.IsNaN(estimate) || double.IsNaN(variance), infinite = double.IsInfinity(estimate) || double.IsInfinity(variance);
        foreach (var m in moderators)
        {
            missing |= double.IsNaN(m);
            infinite |= double.IsInfinity(m);
        }

        if (missing) return LeftOutReason.Missing;
        if (infinite) return LeftOutReason.Infinite;
        return variance > 0 ? null : LeftOutReason.VarianceNotPositive;
    }
}
