using System.CommandLine;

namespace Equipoise.Cli.Meta;

/// <summary><c>equipoise meta …</c></summary>
internal static class MetaVerbs
{
    public static Command Command() => new("meta", "Pool a table of studies and draw it.")
    {
        FitMeta.Command(),
        ReviewMeta.Command(),
        PlotMeta.Command(),
    };
}
