namespace Equipoise.Statistics.Pooling;

/// <summary>A generator of random bits whose streams are found by a counter, so that what is drawn for one step does not depend on who draws it.</summary>
/// <remarks>Steele GL, Lea D, Flood CH (2014). Fast splittable pseudorandom number generators. OOPSLA 2014, 453–472. doi:10.1145/2660193.2660195.</remarks>
internal struct SplitMix(ulong seed, long stream)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong state = Mix(seed ^ Mix(unchecked((ulong)stream * Gamma) + 1));

    public ulong Next()
    {
        state = unchecked(state + Gamma);
        return Mix(state);
    }

    /// <summary>A whole number from 0 to <paramref name="below"/> − 1; its bias is below 2⁻³².</summary>
    public int Next(int below) => (int)Math.BigMul(Next(), (ulong)below, out _);

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
