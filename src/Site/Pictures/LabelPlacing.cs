namespace Equipoise.Site.Pictures;

/// <summary>A round mark that wants a label of a size.</summary>
public readonly record struct Marked(Spot At, double Radius, double Width, double Height);

/// <summary>
/// Finds room for labels beside their marks. No label meets another, a mark, or what is taken already, and none leaves the paper.
/// A label without room is left out. The first marks choose first; the same marks always give the same places.
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
                if (!box.IsInside(paper) || occupied.Exists(o => o.Meets(box)) || Array.Exists(discs, d => d.Meets(box))) continue;
                places[i] = box;
                occupied.Add(box.Grown(1));
                break;
            }
        }

        return places;
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
