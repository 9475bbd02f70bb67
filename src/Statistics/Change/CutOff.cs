namespace Equipoise.Statistics.Change;

/// <summary>
/// The score that separates people like those who need treatment from people like those who do not, by one of three definitions.
/// Which way is better follows from the two means, or must be said where one group is known only.
/// </summary>
/// <param name="Definition">a, b or c.</param>
/// <param name="Score">The score, in points.</param>
/// <param name="Better">Which way a score improves.</param>
/// <remarks>Jacobson NS, Truax P (1991). J Consult Clin Psychol 59:12–19. doi:10.1037/0022-006X.59.1.12.</remarks>
public readonly record struct CutOff(char Definition, double Score, Better Better)
{
    /// <summary>a: two standard deviations from the mean of people who need treatment, towards better. For when no norms exist.</summary>
    /// <param name="ill">People who need treatment.</param>
    /// <param name="better">Which way a score improves.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static CutOff A(Norm ill, Better better) =>
        new('a', Norm.Checked(ill).Mean + (better == Better.Higher ? 2 * ill.Deviation : -2 * ill.Deviation), better);

    /// <summary>b: two standard deviations from the mean of people who do not need treatment, towards worse. For when the two groups overlap.</summary>
    /// <param name="well">People who do not need treatment.</param>
    /// <param name="better">Which way a score improves.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static CutOff B(Norm well, Better better) =>
        new('b', Norm.Checked(well).Mean - (better == Better.Higher ? 2 * well.Deviation : -2 * well.Deviation), better);

    /// <summary>c: as many standard deviations from the one mean as from the other. The authors' choice when norms exist.</summary>
    /// <param name="ill">People who need treatment.</param>
    /// <param name="well">People who do not.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or both groups have the same mean.</exception>
    public static CutOff C(Norm ill, Norm well)
    {
        if (Norm.Checked(ill).Mean == Norm.Checked(well).Mean) throw new ArgumentOutOfRangeException(nameof(well), well.Mean, "The two groups have the same mean, so no score separates them.");
        var weight = ill.Deviation / (ill.Deviation + well.Deviation);
        return new('c', ill.Mean + (weight * (well.Mean - ill.Mean)), well.Mean > ill.Mean ? Better.Higher : Better.Lower);
    }

    /// <summary>Whether a score lies on the better side; the cut-off itself does.</summary>
    /// <param name="score">A score in points.</param>
    public bool IsBeyond(double score) => Better == Better.Higher ? score >= Score : score <= Score;
}
