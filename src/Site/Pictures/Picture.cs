using System.Collections.Immutable;

namespace Equipoise.Site.Pictures;

/// <summary>A picture of numbers: what it is called, what it says in words, the table behind it, and how it is drawn.</summary>
public abstract record Picture
{
    /// <summary>The word for it on the command line.</summary>
    public abstract string Kind { get; }

    public required string Title { get; init; }

    /// <summary>What somebody hears who does not see it: one to three sentences.</summary>
    public abstract string Description { get; }

    /// <summary>Every number drawn.</summary>
    public abstract TextTable Table { get; }

    public abstract Drawing Draw(Breadth breadth);
}

/// <summary>The numbers of a picture, as words.</summary>
public sealed record TextTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Sentences under the table.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>What a study's mark says about it. An uncontrolled study is hollow and its line is dotted.</summary>
public enum Comparison
{
    NotShown, Controlled, Uncontrolled,
}
