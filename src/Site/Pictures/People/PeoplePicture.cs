using System.Collections.Immutable;

namespace Equipoise.Site.Pictures.People;

/// <summary>A hundred children of a group, and how many of them have what is counted.</summary>
/// <param name="Name">The group.</param>
/// <param name="Of100">From 0 to 100; the nearest whole number of figures is filled.</param>
/// <param name="Range">What is possible, in words; null where the number is taken as known.</param>
public sealed record PeopleGroup(string Name, double Of100, string? Range = null)
{
    public int Filled => (int)Math.Round(Of100, MidpointRounding.AwayFromZero);
}

/// <summary>
/// A hundred figures without and a hundred with, side by side on the same scale. What counts is filled and has shoulders; what does not is an empty outline,
/// so that neither colour nor a printer is needed to tell them apart.
/// </summary>
public sealed record PeoplePicture(string Counted, ImmutableArray<PeopleGroup> Groups) : Picture
{
    public override string Kind => "people";

    public override string Description => $"{Title}. {string.Join(" ", Groups.Select(g => $"{Said(g)}."))}";

    public override TextTable Table => new(["Of 100 children", $"{Counted}", "not", "Possible"], [.. Groups.Select(g => (ImmutableArray<string>)[g.Name, Shown.Short(g.Filled), Shown.Short(100 - g.Filled), g.Range ?? "taken as known"])]);

    public override Drawing Draw(Breadth breadth) => PeopleLayout.Draw(this, new(breadth));

    internal string Said(PeopleGroup g) => FormattableString.Invariant($"{g.Name}: {g.Filled} of 100 {Counted}{(g.Range is { } range ? $" ({range})" : "")}");
}

/// <summary>Where the figures stand.</summary>
internal static class PeopleLayout
{
    private const int Across = 10;

    public static Drawing Draw(PeoplePicture picture, Canvas canvas)
    {
        var beside = !canvas.Breadth.IsNarrow;
        var gap = beside ? 36.0 : 0;
        var width = beside ? (canvas.Breadth.Width - gap) / picture.Groups.Length : canvas.Breadth.Width;
        var step = Math.Min(26, width / Across);
        double y = 0, bottom = 0;
        for (var i = 0; i < picture.Groups.Length; i++)
        {
            var end = Group(picture, picture.Groups[i], canvas, beside ? i * (width + gap) : 0, y, width, step);
            bottom = Math.Max(bottom, end);
            if (!beside) y = end + 14;
        }

        return canvas.Done(bottom + 4);
    }

    private static double Group(PeoplePicture picture, PeopleGroup group, Canvas canvas, double left, double y, double width, double step)
    {
        foreach (var line in TextWidth.Lines(group.Name, width, canvas.Size, 2, bold: true)) canvas.Words(left, (y += canvas.Breadth.LineHeight) - 4, line, "pic-strong");
        foreach (var line in TextWidth.Lines(FormattableString.Invariant($"{group.Filled} of 100 {picture.Counted}{(group.Range is { } range ? $", {range}" : "")}"), width, canvas.Size, 4)) canvas.Words(left, (y += canvas.Breadth.LineHeight) - 4, line);
        y += 6;
        for (var i = 0; i < 100; i++) Child(canvas, left + ((i % Across) * step) + (step / 2), y + (i / Across * step), step, i < group.Filled);
        return y + (100.0 / Across * step);
    }

    private static void Child(Canvas canvas, double x, double y, double step, bool counts)
    {
        var head = step * 0.17;
        double shoulder = step * (counts ? 0.30 : 0.2), top = y + (step * 0.44), foot = y + (step * 0.88);
        var look = counts ? "pic-filled" : "pic-hollow pic-figure";
        canvas.Add(new Disc(x, y + (step * 0.22), head, look));
        Spot[] body = counts
            ? [new(x - shoulder, top), new(x + shoulder, top), new(x + shoulder, top + (step * 0.16)), new(x + (shoulder * 0.55), foot), new(x - (shoulder * 0.55), foot), new(x - shoulder, top + (step * 0.16))]
            : [new(x - shoulder, top), new(x + shoulder, top), new(x + shoulder, foot), new(x - shoulder, foot)];
        canvas.Add(new Trace(body, true, look));
    }
}
