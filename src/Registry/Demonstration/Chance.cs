namespace Equipoise.Registry.Demonstration;

/// <summary>Random numbers that are the same for the same seed.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    public bool Is(double probability) => random.NextDouble() < probability;

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int low, int high) => random.Next(low, high + 1);

    public double Between(double low, double high) => low + ((high - low) * random.NextDouble());

    /// <summary>A normal deviate.</summary>
    public double Normal(double mean, double deviation)
    {
        var (u, v) = (1 - random.NextDouble(), random.NextDouble());
        return mean + (deviation * Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v));
    }

    public T Of<T>(IReadOnlyList<T> several) => several[random.Next(several.Count)];

    public void Shuffle<T>(T[] several) => random.Shuffle(several);
}
