namespace Equipoise.Statistics.Change;

/// <summary>What became of one person.</summary>
public enum ClinicalChange
{
    /// <summary>Reliably better, and from the worse to the better side of the cut-off.</summary>
    Recovered,

    /// <summary>Reliably better, without crossing the cut-off.</summary>
    Improved,

    /// <summary>No change beyond measurement error.</summary>
    Unchanged,

    /// <summary>Reliably worse.</summary>
    Deteriorated,
}

/// <summary>Sorts one person's change into the four classes of Jacobson and Truax.</summary>
/// <remarks>
/// Jacobson NS, Truax P (1991). J Consult Clin Psychol 59:12–19. doi:10.1037/0022-006X.59.1.12. It describes the person; it does not say
/// that the treatment did it. Most change of those chosen for high scores may be regression to the mean (<see cref="RegressionToTheMean"/>).
/// </remarks>
public static class ClinicalChanges
{
    /// <summary>The class. A change just as large as error allows is still unchanged.</summary>
    /// <param name="before">Score before.</param>
    /// <param name="after">Score after, of the same instrument, edition and rater.</param>
    /// <param name="error">Measurement error.</param>
    /// <param name="cutOff">The cut-off, which also says which way is better.</param>
    /// <param name="expected">Mean change of comparable people without the intervention, after less before; 0 if none is known.</param>
    /// <param name="level">How sure "reliably" is, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A score is missing, or the level is outside its range.</exception>
    public static ClinicalChange Of(double before, double after, ReliableChange error, CutOff cutOff, double expected = 0, double level = 0.95)
    {
        var smallest = -Distributions.StandardNormal.Quantile(Level.Tail(level));
        var index = error.Index(before, after, expected);
        var better = cutOff.Better == Better.Higher ? index : -index;
        if (better < -smallest) return ClinicalChange.Deteriorated;
        if (!(better > smallest)) return ClinicalChange.Unchanged;
        return !cutOff.IsBeyond(before) && cutOff.IsBeyond(after) ? ClinicalChange.Recovered : ClinicalChange.Improved;
    }
}
