using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Reading;

/// <summary>A page as it is read: its words and the stretches they stand in.</summary>
/// <param name="Text">The words; every place in a report is a place in them.</param>
/// <param name="Blocks">The stretches, in order, without overlap.</param>
public sealed record PageText(string Text, ImmutableArray<Block> Blocks)
{
    /// <summary>The name the page gives itself.</summary>
    public string? Title { get; init; }

    /// <summary>Whether the text was made from a page with other marks in it (HTML, PDF), so that places are places in this text and not in what was given.</summary>
    public bool IsDerived { get; init; }

    /// <summary>What was seen and not read, in plain sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public ReadOnlySpan<char> Of(Block block) => Text.AsSpan(block.Start, block.Length);
}
