namespace Equipoise.Statistics.Change;

/// <summary>Which way a score improves.</summary>
public enum Better
{
    /// <summary>Higher scores are better, as on scales of skill.</summary>
    Higher,

    /// <summary>Lower scores are better, as on scales of symptoms.</summary>
    Lower,
}
