namespace Equipoise.Site.Pictures;

/// <summary>A rectangle, from its upper left corner.</summary>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    /// <summary>Whether two boxes share more than an edge.</summary>
    public bool Meets(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public bool IsInside(Box other) => X >= other.X && Right <= other.Right && Y >= other.Y && Bottom <= other.Bottom;

    public Box Grown(double by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}

/// <summary>A place.</summary>
public readonly record struct Spot(double X, double Y);

/// <summary>Where words are held.</summary>
public enum Anchor
{
    Start, Middle, End,
}

/// <summary>Something drawn. Its class names how it looks; <see cref="Said"/> is what a pointer resting on it shows.</summary>
public abstract record Shape(string Class)
{
    public string? Said { get; init; }
}

public sealed record Line(double X1, double Y1, double X2, double Y2, string Class) : Shape(Class);

public sealed record Block(Box Box, string Class) : Shape(Class);

public sealed record Disc(double X, double Y, double Radius, string Class) : Shape(Class);

/// <summary>A line through many places, or a shape with corners.</summary>
public sealed record Trace(IReadOnlyList<Spot> Spots, bool IsClosed, string Class) : Shape(Class);

/// <summary>Words; <see cref="Y"/> is the line they stand on.</summary>
public sealed record Label(double X, double Y, Anchor Anchor, double Size, string Words, string Class) : Shape(Class)
{
    /// <summary>The room they take at most.</summary>
    public Box Box
    {
        get
        {
            var width = TextWidth.Of(Words, Size, Class.Contains("strong", StringComparison.Ordinal));
            var left = Anchor switch { Anchor.Start => X, Anchor.Middle => X - (width / 2), _ => X - width };
            return new(left, Y - (0.78 * Size), width, Size);
        }
    }
}
