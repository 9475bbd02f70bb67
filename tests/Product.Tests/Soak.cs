using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests;

/// <summary>Random tests: always the same numbers, so that a run says the same twice; fifty times as many and new ones when <c>./test --soak</c> asks for it.</summary>
internal static class Soak
{
    public static readonly bool On = Environment.GetEnvironmentVariable("EQUIPOISE_SOAK") == "1";

    public static int Times(int runs) => On ? runs * 50 : runs;

    /// <summary>Holds a law for so many random values; throws with the smallest one that breaks it.</summary>
    public static void ForAll<T>(int runs, Gen<T> values, Action<T> law) => Holds(Prop.ForAll(values.ToArbitrary(), law), runs);

    /// <summary>Holds a property.</summary>
    public static void Holds(Property property, int runs = 100)
    {
        var config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Times(runs));
        Check.One(On ? config : config.WithReplay(20261125, 1), property);
    }
}
