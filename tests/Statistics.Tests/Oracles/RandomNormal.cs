namespace Equipoise.Statistics.Tests.Oracles;

/// <summary>Normal random numbers (Box and Muller), so that a test needs no distribution of the product.</summary>
internal static class RandomNormal
{
    public static double Next(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
