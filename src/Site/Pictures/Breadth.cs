namespace Equipoise.Site.Pictures;

/// <summary>A picture for a phone, or for a desk and for paper. The style sheet shows a narrow one from 290 px, a wide one from 576 px: no words get smaller than 11 px.</summary>
public sealed record Breadth(string Name, int Width, double Size)
{
    public static Breadth Narrow { get; } = new("narrow", 300, 12);

    public static Breadth Wide { get; } = new("wide", 660, 13);

    /// <summary>For a file or a journal, with room for more columns.</summary>
    public static Breadth Paper { get; } = new("paper", 900, 13);

    public bool IsNarrow => this == Narrow;

    /// <summary>Height of a line of words.</summary>
    public double LineHeight => Size + 4;
}
