namespace Equipoise.Site.Pictures.Forest;

/// <summary>The columns of a wide forest picture; on a narrow one the plot has the whole width.</summary>
internal sealed record ForestColumns(double NameWidth, double[] Extra, double PlotLeft, double PlotRight, double FiguresRight, double FiguresWidth, string FiguresHeading, bool HasWeights)
{
    private const double Gap = 14, LeastPlot = 190, MostFigures = 260, Edge = 10;

    public static ForestColumns Of(ForestPicture picture, Breadth breadth)
    {
        var heading = $"{Shown.Upper(picture.Scale.Name)} ({picture.Percent} CI)";
        var weighted = picture.Rows.Any(r => r.Weight is not null);
        double Width(string words, bool bold = false) => TextWidth.Of(words, breadth.Size, bold);
        if (breadth.IsNarrow) return new(breadth.Width, [], Edge, breadth.Width - Edge, breadth.Width, breadth.Width, heading, weighted && picture.Rows.All(HaveRoom));
        var summaries = picture.Groups.Select(g => g.Summary).Append(picture.Overall).OfType<ForestSummary>().ToList();
        var figures = Math.Max(
            picture.Rows.Where(r => r.Interval is not null).Select(r => Width(picture.Figures(r.Estimate!.Value, r.Interval!.Value))).DefaultIfEmpty(0).Max(),
            summaries.Select(s => Math.Max(Width(picture.Figures(s.Estimate, s.Interval), true), s.Prediction is { } p ? Width(picture.Scale.Range(p.Lower, p.Upper, picture.Decimals)) : 0)).DefaultIfEmpty(0).Max());
        if (Width(heading, true) > Math.Max(figures, 150)) heading = $"Effect ({picture.Percent} CI)";
        figures = Math.Min(MostFigures, Math.Max(figures, Width(heading, true)));
        var weights = weighted ? Math.Max(Width("Weight", true), Width("100.0%")) + Gap : 0;
        var names = Math.Max(picture.Rows.Select(r => Width(r.Name)).Append(Width("Studies", true)).Max(), summaries.Select(s => Width(s.Name, true)).DefaultIfEmpty(0).Max());
        var name = Math.Min(Math.Ceiling(names) + 1, Math.Clamp(breadth.Width - figures - weights - (2 * Gap) - LeastPlot, 150, 300));
        var room = breadth.Width - name - figures - weights - (2 * Gap) - LeastPlot;
        var (extra, plotLeft) = Extras(picture, name, room, Width);
        var figuresRight = breadth.Width - weights;
        return new(name, extra, plotLeft + Gap, Math.Max(plotLeft + Gap + 80, figuresRight - figures - Gap), figuresRight, figures, heading, weighted);

        // A weight stands on a phone only where it drives no numbers off the line of the name.
        bool HaveRoom(ForestRow row)
        {
            if (row is not { Estimate: { } estimate, Interval: { } interval }) return true;
            var words = Width(row.Name) + Width(picture.Figures(estimate, interval)) + 10;
            return words > breadth.Width || words + Width(", 10.0%") <= breadth.Width;
        }
    }

    /// <summary>Right edges of the extra columns, if all of them have room.</summary>
    private static (double[] Rights, double End) Extras(ForestPicture picture, double left, double room, Func<string, bool, double> width)
    {
        double[] columns = [.. picture.Headings.Select((heading, i) => Math.Max(width(heading, true), picture.Rows.Select(r => i < r.Extra.Length ? width(r.Extra[i], false) : 0).DefaultIfEmpty(0).Max()) + Gap)];
        if (columns.Sum() > room) return ([], left);
        return ([.. columns.Select(column => left += column)], left);
    }
}
