namespace Equipoise.Evidence.Sources;

/// <summary>Anything that was read somewhere: it always says where and how.</summary>
public abstract record Figure
{
    /// <summary>Key of the <see cref="Sources.Source"/>. Required when <see cref="How"/> is read or second-hand.</summary>
    public string? Source { get; init; }

    /// <summary>How the figure was obtained.</summary>
    public required How How { get; init; }

    /// <summary>A remark of ours that the reader needs beside the figure.</summary>
    public string? Note { get; init; }
}

/// <summary>One value with its source, for example a sample size or a country.</summary>
public sealed record Sourced<T> : Figure
{
    /// <summary>What was read.</summary>
    public required T Value { get; init; }
}
