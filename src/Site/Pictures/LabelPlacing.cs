namespace Equipoise.Site.Pictures;

/// <summary>A round mark that wants a label of a size.</summary>
public readonly record struct Marked(Spot At, double Radius, double Width, double Height);

/// <summary>
/// Finds room for labels beside their marks. No label meets another, a mark, or what is taken already, none leaves the paper, and none is
/// nearer to another mark than to its own. A label without room is left out. The first marks choose first; the same marks always give the same places.
/// </summary>
public static class LabelPlacing
{
    private const double Air = 3;

    private static readonly (double X, double Y)[] Directions = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)];

    /// <summary>One box a mark, or null.</summary>
    public static Box?[] Place(IReadOnlyList<Marked> marks, Box paper, IEnumerable<Box>? taken = null)
    {
        Box[] discs = [.. marks.Select(m => new Box(m.At.X - m.Radius, m.At.Y - m.Radius, 2 * m.Radius, 2 * m.Radius))];
        List<Box> occupied = [.. taken ?? []];
        var places = new Box?[marks.Count];
        for (var i = 0; i < marks.Count; i++)
        {
            foreach (var box in Choices(marks[i]))
            {
                if (!box.IsInside(paper) || occupied.Exists(o => o.Meets(box)) || Array.Exists(discs, d => d.Meets(box)) || IsElsewhere(box, marks, i)) continue;
                places[i] = box;
                occupied.Add(Spaced(box));
                break;
            }
        }

        return places;
    }

    /// <summary>A label and the air that keeps it from reading on into the next.</summary>
    public static Box Spaced(Box label) => new(label.X - 6, label.Y - 1, label.Width + 12, label.Height + 2);

    /// <summary>Whether another mark is as near to the box, so that one could take the label for its own. Marks in one place share their label.</summary>
    private static bool IsElsewhere(Box box, IReadOnlyList<Marked> marks, int own)
    {
        var distance = Distance(box, marks[own]);
        for (var i = 0; i < marks.Count; i++)
        {
            if (i != own && marks[i].At != marks[own].At && Distance(box, marks[i]) < distance + 2) return true;
        }

        return false;
    }

    private static double Distance(Box box, Marked mark)
    {
        double dx = Math.Max(0, Math.Max(box.X - mark.At.X, mark.At.X - box.Right)), dy = Math.Max(0, Math.Max(box.Y - mark.At.Y, mark.At.Y - box.Bottom));
        return Math.Max(0, Math.Sqrt((dx * dx) + (dy * dy)) - mark.Radius);
    }

    private static IEnumerable<Box> Choices(Marked mark)
    {
        foreach (var distance in (double[])[Air, Air + 7])
        {
            foreach (var (dx, dy) in Directions)
            {
                var reach = mark.Radius + distance;
                if (dx != 0 && dy != 0) reach *= 0.8;
                double x = mark.At.X + (dx * (reach + (mark.Width / 2))), y = mark.At.Y + (dy * (reach + (mark.Height / 2)));
                yield return new(x - (mark.Width / 2), y - (mark.Height / 2), mark.Width, mark.Height);
            }
        }
    }
}
