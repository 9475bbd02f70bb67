using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Screening;
using Equipoise.Site.Components;
using Equipoise.Site.Pictures;

namespace Equipoise.Site.Screening;

/// <summary>The flow of records in the manner of PRISMA 2020: what goes on stands on the left, what is taken away on the right; on a phone the latter stands below, moved in.</summary>
public sealed record FlowPicture(ScreeningFlow Flow) : Picture
{
    private const double Gap = 16, Inset = 8;

    public override string Kind => "flow";

    public override string Description => string.Create(CultureInfo.InvariantCulture,
        $"{Flow.Identified} records identified, {Flow.Duplicates} copies removed, {Flow.NotYetScreened} not yet screened, {Flow.Screened} screened, {Flow.Sought} reports sought, {Flow.Assessed} assessed, {Flow.Included} included, of {Flow.Studies.Length} studies on file.");

    public override TextTable Table => new(["Step", "Number"], [.. FlowWords.Steps(Flow).Select(s => ImmutableArray.Create(s.Words, Words.Number(s.Count)))]) { Notes = FlowWords.Limits(Flow) };

    public override Drawing Draw(Breadth breadth)
    {
        var canvas = new Canvas(breadth);
        var y = 0.0;
        (double X, double Bottom)? above = null;
        foreach (var stage in FlowWords.Stages(Flow))
        {
            var width = breadth.IsNarrow ? breadth.Width : (breadth.Width - 40) / 2.0;
            var main = Box(canvas, 0, y, width, stage.Main);
            if (above is { } from) Arrow(canvas, from.X, from.Bottom, from.X, y);
            var bottom = main.Bottom;
            if (stage.Aside.Length > 0)
            {
                var aside = breadth.IsNarrow ? Box(canvas, 24, bottom + Gap, breadth.Width - 24, stage.Aside) : Box(canvas, width + 40, y, width, stage.Aside);
                if (breadth.IsNarrow) Arrow(canvas, 40, bottom, 40, bottom + Gap);
                else Arrow(canvas, width, main.Y + Math.Min(main.Height, aside.Height) / 2, aside.X, main.Y + Math.Min(main.Height, aside.Height) / 2);
                above = (breadth.IsNarrow ? 10 : width / 2, main.Bottom);
                bottom = Math.Max(bottom, aside.Bottom);
            }
            else
            {
                above = (breadth.IsNarrow ? 10 : width / 2, main.Bottom);
            }

            y = bottom + Gap + 8;
        }

        return canvas.Done(y);
    }

    private static Box Box(Canvas canvas, double x, double y, double width, ImmutableArray<string> words)
    {
        var lines = words.SelectMany((w, i) => TextWidth.Lines(w, width - (2 * Inset), canvas.Size, 4, bold: i == 0).Select(l => (Words: l, Strong: i == 0))).ToList();
        var box = new Box(x, y, width, (lines.Count * canvas.Breadth.LineHeight) + (2 * Inset));
        canvas.Add(new Block(box, "pic-hollow"));
        var at = y + Inset;
        foreach (var (line, strong) in lines) canvas.Words(x + Inset, (at += canvas.Breadth.LineHeight) - 4, line, strong ? "pic-strong" : "pic-text");
        return box;
    }

    private static void Arrow(Canvas canvas, double x1, double y1, double x2, double y2)
    {
        canvas.Line(x1, y1, x2, y2, "pic-axis");
        canvas.Add(x1 == x2
            ? new Trace([new(x2 - 4, y2 - 7), new(x2 + 4, y2 - 7), new(x2, y2)], true, "pic-arrow")
            : new Trace([new(x2 - 7, y2 - 4), new(x2 - 7, y2 + 4), new(x2, y2)], true, "pic-arrow"));
    }
}
