using System.Numerics;

namespace Equipoise.Statistics.Tests.Oracles;

/// <summary>P(sum of k uniform numbers ≤ a ÷ b) by the alternating textbook formula, in whole numbers of any length.</summary>
internal static class SumOfUniforms
{
    /// <summary>Natural logarithm of the probability.</summary>
    public static double LogAtMost(int k, int a, int b)
    {
        BigInteger sum = 0, choose = 1;
        for (var j = 0; j * b <= a; j++)
        {
            sum += (j % 2 == 0 ? 1 : -1) * choose * BigInteger.Pow(a - (j * b), k);
            choose = choose * (k - j) / (j + 1);
        }

        var factorial = Enumerable.Range(1, k).Aggregate(BigInteger.One, (p, i) => p * i);
        return BigInteger.Log(sum) - BigInteger.Log(factorial) - (k * Math.Log(b));
    }
}
