namespace Equipoise.Evidence.Claims.Reading;

/// <summary>What a stretch of a page is.</summary>
public enum BlockKind
{
    Heading, Paragraph, ListItem, TableRow, Quotation,
}

/// <summary>A stretch of a page that stands by itself: a paragraph, an item of a list, a heading.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where its words begin, in UTF-16 units of the text.</param>
/// <param name="End">Where they end.</param>
public readonly record struct Block(BlockKind Kind, int Start, int End)
{
    public int Length => End - Start;
}
