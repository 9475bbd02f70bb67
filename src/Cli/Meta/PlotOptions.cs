using System.CommandLine;
using System.Globalization;
using Equipoise.Site.Pictures;
using Equipoise.Site.Pictures.Plotting;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Cli.Meta;

/// <summary>What <c>meta plot</c> can be told about the picture.</summary>
internal sealed class PlotOptions
{
    private readonly Option<Word<PlotKind>> kind = Choice.Of<PlotKind>(
        "--kind", "what to draw", new("forest", PlotKind.Forest), new("funnel", PlotKind.Funnel), new("cumulative", PlotKind.Cumulative), new("leave-one-out", PlotKind.LeaveOneOut), new("baujat", PlotKind.Baujat),
        new("bubble", PlotKind.Bubble), new("labbe", PlotKind.Labbe), new("albatross", PlotKind.Albatross), new("directions", PlotKind.Directions), new("radial", PlotKind.Radial));

    private readonly Option<string?> title = Text("--title", "words", "title");
    private readonly Option<string?> name = Text("--name", "words", "what the effect is called, for example \"risk ratio of relapse\"");
    private readonly Option<string?> left = Text("--left", "words", "words for the left, for example \"favours control\"");
    private readonly Option<string?> right = Text("--right", "words", "words for the right, for example \"favours treatment\"");
    private readonly Option<Word<Better>> better = Choice.Of<Better>("--better", "which way is better; it is drawn on the right", new("not-said", Better.NotSaid), new("higher", Better.Higher), new("lower", Better.Lower));
    private readonly Option<Word<BackTransform?>> transform = Transform.Option();
    private readonly Option<string?> controlled = Text("--controlled", "COLUMN", "column that says yes or no: a study with a comparison group is filled, one without is hollow");

    private readonly Option<double[]> contours = new("--contours")
    {
        Description = "albatross: up to three sizes of effect, such as 0.2,0.5,0.8",
        HelpName = "numbers",
        CustomParser = result =>
        {
            string[] words = [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
            double[] sizes = [.. words.Select(w => double.TryParse(w, NumberStyles.Float, CultureInfo.InvariantCulture, out var size) ? size : double.NaN)];
            if (Array.Exists(sizes, double.IsNaN)) result.AddError("--contours are numbers with commas between them, such as 0.2,0.5,0.8.");
            return sizes;
        },
    };

    private readonly Option<double> risk = new("--risk") { Description = "albatross: risk without treatment, for contours of OR and RR", HelpName = "number", DefaultValueFactory = _ => 0.3 };
    private readonly Option<double?> sd = new("--sd") { Description = "albatross: standard deviation, for contours of MD", HelpName = "number" };

    public IEnumerable<Option> All => [kind, title, name, left, right, better, transform, controlled, contours, risk, sd];

    public PlotRequest Request(ParseResult parsed) => new(parsed.GetValue(kind)!.Value)
    {
        Title = parsed.GetValue(title),
        Name = parsed.GetValue(name),
        Left = parsed.GetValue(left),
        Right = parsed.GetValue(right),
        Better = parsed.GetValue(better)!.Value,
        Natural = parsed.GetResult(transform) is { Implicit: false } ? parsed.GetValue(transform)!.Value : null,
        Controlled = parsed.GetValue(controlled),
        Contours = parsed.GetValue(contours) ?? [],
        Risk = parsed.GetValue(risk),
        Sd = parsed.GetValue(sd),
    };

    private static Option<string?> Text(string option, string help, string description) => new(option) { Description = description, HelpName = help };
}
