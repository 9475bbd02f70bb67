namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>A number that the paper did not print, worked out from numbers that it did.</summary>
/// <param name="Value">The number.</param>
/// <param name="Method">How it was worked out, with its source, in words a reader may see.</param>
/// <param name="Assumption">What must be true for it to be right, in words a reader may see.</param>
/// <param name="Doubt">What speaks against the assumption, or nothing when nothing does.</param>
/// <typeparam name="T">What was worked out: a standard error, a standard deviation, a mean with its deviation, an effect.</typeparam>
public readonly record struct Derived<T>(T Value, string Method, string Assumption, string? Doubt = null)
{
    /// <summary>Whether something speaks against the assumption.</summary>
    public bool IsDoubtful => Doubt is not null;
}
