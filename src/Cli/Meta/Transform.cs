using System.CommandLine;
using Equipoise.Evidence.Synthesis;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Cli.Meta;

/// <summary><c>--transform</c>: effects on their natural scale, for people. Without a word, the scale of the measure.</summary>
internal static class Transform
{
    public static Option<Word<BackTransform?>> Option()
    {
        var option = Choice.Of<BackTransform?>(
            "--transform", "for people: show effects on their natural scale",
            new("natural", null), new("exp", BackTransform.Exp), new("logit", BackTransform.Logit), new("fisher-z", BackTransform.FisherZ), new("arcsine", BackTransform.Arcsine), new("square", BackTransform.Square), new("none", BackTransform.None));
        option.Arity = ArgumentArity.ZeroOrOne;
        return option;
    }

    /// <summary>Null if it was not asked for.</summary>
    public static BackTransform? Chosen(ParseResult parsed, Option<Word<BackTransform?>> option, MetaReport report) =>
        parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option)!.Value ?? report.Measure.NaturalOf(report.Table) : null;
}
