using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests;

/// <summary>Random tests, fifty times as long when <c>./test --soak</c> asks for it.</summary>
internal static class Soak
{
    private static readonly bool On = Environment.GetEnvironmentVariable("EQUIPOISE_SOAK") == "1";

    public static int Times(int runs) => On ? runs * 50 : runs;

    /// <summary>Holds a law for so many random values; throws with the smallest one that breaks it.</summary>
    public static void ForAll<T>(int runs, Gen<T> values, Action<T> law) =>
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Times(runs)), Prop.ForAll(values.ToArbitrary(), law));
}
