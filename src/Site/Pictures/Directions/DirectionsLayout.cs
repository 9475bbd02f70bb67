using Equipoise.Statistics.PValues;

namespace Equipoise.Site.Pictures.Directions;

/// <summary>Where everything in an effect direction plot stands: a table if its columns have room, else a list.</summary>
internal sealed class DirectionsLayout
{
    private const double LeastColumn = 86, PeopleWidth = 70;
    private readonly DirectionsPicture picture;
    private readonly Canvas canvas;

    public DirectionsLayout(DirectionsPicture picture, Canvas canvas)
    {
        (this.picture, this.canvas) = (picture, canvas);
        var y = Key();
        var names = Math.Clamp(picture.Rows.Select(r => canvas.WidthOf(r.Name)).DefaultIfEmpty(0).Max() + 8, 80, 200);
        var column = picture.Domains.IsEmpty ? 0 : (canvas.Breadth.Width - names - PeopleWidth) / picture.Domains.Length;
        Drawing = canvas.Done((column >= LeastColumn && !canvas.Breadth.IsNarrow ? Grid(y, names, column) : Stacked(y)) + 6);
    }

    public Drawing Drawing { get; }

    private double LineHeight => canvas.Breadth.LineHeight;

    private double Key()
    {
        var key = new Key(canvas, 0);
        foreach (var direction in (EffectDirection[])[EffectDirection.Benefit, EffectDirection.Harm, EffectDirection.Unclear]) key.Mark(c => Mark(key.X + 6, key.Y - 5, 6, direction, Comparison.Controlled, null), DirectionsPicture.Word(direction));
        key.Comparisons([.. picture.Rows.Select(r => r.Comparison)]);
        return canvas.Paragraph(key.Bottom, "The larger the mark, the larger the study (below 50, to 300, above). A number beside it: that many outcomes.") + 6;
    }

    private double Grid(double y, double names, double column)
    {
        double Middle(int i) => names + PeopleWidth + (column * (i + 0.5));
        var headings = picture.Domains.Select(d => TextWidth.Lines(d, column - 8, canvas.Size, 3, bold: true)).ToList();
        var rows = headings.Max(h => h.Length);
        canvas.Words(0, y + (rows * LineHeight) - 4, "Study", "pic-strong");
        canvas.Words(names + PeopleWidth - 8, y + (rows * LineHeight) - 4, "Children", "pic-strong", Anchor.End);
        for (var i = 0; i < headings.Count; i++)
        {
            for (var line = 0; line < headings[i].Length; line++) canvas.Words(Middle(i), y + ((rows - headings[i].Length + line + 1) * LineHeight) - 4, headings[i][line], "pic-strong", Anchor.Middle);
        }

        y += (rows * LineHeight) + 2;
        foreach (var row in picture.Rows)
        {
            canvas.Line(0, y, canvas.Breadth.Width, y, "pic-grid");
            var lines = TextWidth.Lines(row.Name, names - 6, canvas.Size, 2);
            var height = Math.Max(28, (lines.Length * LineHeight) + 6);
            for (var i = 0; i < lines.Length; i++) canvas.Words(0, y + (height / 2) + (canvas.Size * 0.36) + ((i - ((lines.Length - 1) / 2.0)) * LineHeight), lines[i]);
            canvas.Words(names + PeopleWidth - 8, y + (height / 2) + (canvas.Size * 0.36), row.People is null ? "–" : DirectionsPicture.People(row), "pic-text", Anchor.End);
            for (var i = 0; i < row.Cells.Length; i++) Cell(row, i, Middle(i), y + (height / 2));
            y += height;
        }

        canvas.Line(0, y, canvas.Breadth.Width, y, "pic-axis");
        for (var i = 0; i < picture.Domains.Length; i++) Totals(picture.Count(i), Middle(i), y);
        canvas.Words(0, y + LineHeight, "Studies", "pic-strong");
        return Tests(y + (3 * LineHeight) + 6);
    }

    private void Totals(DirectionCount count, double middle, double y)
    {
        string[] lines = [FormattableString.Invariant($"▲ {count.Benefit}"), FormattableString.Invariant($"▼ {count.Harm}"), FormattableString.Invariant($"◆ {count.Unclear}")];
        for (var i = 0; i < lines.Length; i++) canvas.Words(middle, y + ((i + 1) * LineHeight), lines[i], "pic-strong", Anchor.Middle);
    }

    private double Stacked(double y)
    {
        foreach (var row in picture.Rows)
        {
            canvas.Line(0, y, canvas.Breadth.Width, y, "pic-grid");
            foreach (var line in TextWidth.Lines(row.Name, canvas.Breadth.Width, canvas.Size, 2, bold: true)) canvas.Words(0, (y += LineHeight) - 1, line, "pic-strong");
            canvas.Words(0, (y += LineHeight) - 1, row.People is null ? "number of children not available" : $"{DirectionsPicture.People(row)} children", "pic-quiet");
            for (var i = 0; i < row.Cells.Length; i++)
            {
                if (row.Cells[i] is not { } cell) continue;
                y += 22;
                Cell(row, i, 12, y - 7, numbered: false);
                canvas.Words(32, y - 3, TextWidth.Shortened($"{picture.Domains[i]}: {DirectionsPicture.Word(cell.Direction)}{(cell.Outcomes > 1 ? $" ({Shown.Short(cell.Outcomes)})" : "")}", canvas.Breadth.Width - 32, canvas.Size));
            }

            y += 8;
        }

        canvas.Line(0, y, canvas.Breadth.Width, y, "pic-axis");
        return Tests(y + 2);
    }

    private double Tests(double y)
    {
        for (var i = 0; i < picture.Domains.Length; i++) y = canvas.Paragraph(y, $"{picture.Domains[i]}: {(canvas.Breadth.IsNarrow ? $"{DirectionsPicture.Words(picture.Count(i))}; " : "")}{DirectionsPicture.Test(picture.Count(i))}.");
        return y;
    }

    private void Cell(DirectionRow row, int domain, double x, double y, bool numbered = true)
    {
        if (row.Cells[domain] is not { } cell)
        {
            canvas.Words(x, y + (canvas.Size * 0.36), "–", "pic-quiet", Anchor.Middle);
            return;
        }

        Mark(x, y, row.People switch { null or < 50 => 5, <= 300 => 7.5, _ => 10 }, cell.Direction, row.Comparison, $"{row.Name}, {picture.Domains[domain]}: {DirectionsPicture.Word(cell.Direction)}, {Shown.Count(cell.Outcomes, "outcome", "outcomes")}");
        if (numbered && cell.Outcomes > 1) canvas.Words(x + 14, y + (canvas.Size * 0.36), Shown.Short(cell.Outcomes), "pic-quiet");
    }

    /// <summary>A triangle up or down, or a diamond that points both ways.</summary>
    private void Mark(double x, double y, double size, EffectDirection direction, Comparison comparison, string? said)
    {
        Spot[] corners = direction switch
        {
            EffectDirection.Benefit => [new(x, y - size), new(x + size, y + (0.8 * size)), new(x - size, y + (0.8 * size))],
            EffectDirection.Harm => [new(x, y + size), new(x + size, y - (0.8 * size)), new(x - size, y - (0.8 * size))],
            _ => [new(x - size, y), new(x, y - (0.55 * size)), new(x + size, y), new(x, y + (0.55 * size))],
        };
        canvas.Add(new Trace(corners, true, Looks.Of(comparison)) { Said = said });
    }
}
