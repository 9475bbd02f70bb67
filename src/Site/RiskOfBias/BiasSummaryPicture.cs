using System.Collections.Immutable;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Components;
using Equipoise.Site.Pictures;

namespace Equipoise.Site.RiskOfBias;

/// <summary>How many results stand where in one domain.</summary>
public sealed record BiasBar(string Name, ImmutableArray<(Judgement Judgement, int Results)> Parts);

/// <summary>Bars that show, domain by domain, how many results are judged how. Each part carries its sign and its number; none is weighted.</summary>
public sealed record BiasSummaryPicture(ImmutableArray<BiasBar> Bars) : Picture
{
    public override string Kind => "bias-summary";

    public override string Description => $"{Title}. " + string.Join(" ", Bars.Select(b => $"{b.Name}: {string.Join(", ", b.Parts.Select(p => $"{Shown.Short(p.Results)} {BiasWords.Of(p.Judgement)}"))}."));

    public override TextTable Table
    {
        get
        {
            ImmutableArray<Judgement> judgements = [.. Bars.SelectMany(b => b.Parts).Select(p => p.Judgement).Distinct().Order()];
            return new(
                ["Domain", .. judgements.Select(j => Words.Upper(BiasWords.Of(j)))],
                [.. Bars.Select(b => ImmutableArray.Create([b.Name, .. judgements.Select(j => Shown.Short(b.Parts.Where(p => p.Judgement == j).Sum(p => p.Results)))]))]);
        }
    }

    public override Drawing Draw(Breadth breadth)
    {
        var canvas = new Canvas(breadth);
        var names = breadth.IsNarrow ? 0 : Math.Ceiling(Bars.Max(b => canvas.WidthOf(b.Name))) + 14;
        var y = 0.0;
        foreach (var bar in Bars)
        {
            if (breadth.IsNarrow) canvas.Words(0, (y += breadth.LineHeight) - 2, bar.Name);
            Bar(canvas, bar, new(names, y + 3, breadth.Width - names, Height));
            if (!breadth.IsNarrow) canvas.Words(0, y + 3 + (Height / 2) + (canvas.Size * 0.36), bar.Name);
            y += Height + (breadth.IsNarrow ? 8 : 9);
        }

        var key = new Key(canvas, y + 2);
        foreach (var judgement in Bars.SelectMany(b => b.Parts).Select(p => p.Judgement).Distinct().Order())
        {
            key.Mark(
                c =>
                {
                    c.Add(new Block(new(key.X, key.Y - 11, 13, 13), Look(judgement)));
                    c.Words(key.X + 6.5, key.Y - 0.5, BiasWords.Sign(judgement), Sign(judgement), Anchor.Middle);
                },
                BiasWords.Of(judgement));
        }

        return canvas.Done(key.Bottom + 4);
    }

    /// <summary>The randomised trials, by the five domains that all share.</summary>
    public static BiasSummaryPicture Randomised(Snapshot snapshot) =>
        Of("Risk of bias in randomised trials", Rob2.Definition, [.. BiasWords.Main(snapshot, BiasTool.Rob2, BiasTool.Rob2Crossover)]);

    /// <summary>The comparisons that chance did not make.</summary>
    public static BiasSummaryPicture NotRandomised(Snapshot snapshot) =>
        Of("Risk of bias in comparisons that chance did not make", RobinsI.Definition, [.. BiasWords.Main(snapshot, BiasTool.RobinsI)]);

    private const double Height = 22;

    private static BiasSummaryPicture Of(string title, ToolDefinition tool, ImmutableArray<ResultJudgement> results) => new(
    [
        .. tool.Domains.Select(domain => new BiasBar(domain.Name, Parts(results.Select(r => r.Domains.First(d => d.Domain.Id == domain.Id).Judgement)))),
        new("Overall", Parts(results.Select(r => r.Overall))),
    ])
    {
        Title = title,
    };

    private static ImmutableArray<(Judgement, int)> Parts(IEnumerable<Judgement?> judgements) =>
        [.. judgements.OfType<Judgement>().CountBy(j => j).OrderBy(c => c.Key).Select(c => (c.Key, c.Value))];

    private static void Bar(Canvas canvas, BiasBar bar, Box room)
    {
        var all = bar.Parts.Sum(p => p.Results);
        var x = room.X;
        foreach (var (judgement, results) in bar.Parts)
        {
            var width = room.Width * results / all;
            canvas.Add(new Block(new(x + 0.75, room.Y, width - 1.5, room.Height), Look(judgement)) { Said = $"{bar.Name}: {Shown.Short(results)} of {Shown.Short(all)}, {BiasWords.Of(judgement)}" });
            canvas.Words(x + (width / 2), room.Y + (room.Height / 2) + (canvas.Size * 0.36), $"{BiasWords.Sign(judgement)} {Shown.Short(results)}", Sign(judgement), Anchor.Middle);
            x += width;
        }
    }

    private static string Look(Judgement judgement) => "pic-bias-" + BiasWords.Colour(judgement);

    private static string Sign(Judgement judgement) => judgement == Judgement.NoInformation ? "pic-strong" : "pic-strong pic-on-bias";
}
