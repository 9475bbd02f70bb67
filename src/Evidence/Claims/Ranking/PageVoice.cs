namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>
/// In which voices the rest of a page speaks, as features: the same sentence means one thing on a page that sells and another on one that warns.
/// </summary>
public sealed class PageVoice
{
    private const double Step = 0.1;

    private static readonly (Stance Stance, string Name)[] Heard = [(Stance.Promotional, "page promotes"), (Stance.Sceptical, "page doubts")];

    private readonly double[] sums = new double[Heard.Length];
    private readonly int[] labels;
    private readonly int claims;

    /// <summary>Listens to all claims of a page.</summary>
    /// <param name="stance">The ranking of stances.</param>
    /// <param name="voices">What that ranking said to each claim of the page.</param>
    public PageVoice(LinearModel stance, IReadOnlyCollection<double[]> voices)
    {
        labels = [.. Heard.Select(h => stance.Labels.IndexOf(ClaimLabels.Of(h.Stance)))];
        claims = voices.Count;
        foreach (var voice in voices)
        {
            for (var i = 0; i < sums.Length; i++) sums[i] += At(voice, i);
        }
    }

    /// <summary>What is heard around one claim, itself left out: each feature says that a share of the page or more is in one voice.</summary>
    public IEnumerable<string> Around(double[] own)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            var share = claims < 2 ? 0.5 : (sums[i] - At(own, i)) / (claims - 1);
            for (var step = 1; step * Step <= share && step < 10; step++) yield return $"{Heard[i].Name} {step}/10";
        }
    }

    private double At(double[] voice, int heard) => labels[heard] < 0 ? 0 : voice[labels[heard]];
}
