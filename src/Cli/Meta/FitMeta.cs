using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Equipoise.Evidence.Synthesis;
using Equipoise.Evidence.Synthesis.Json;

namespace Equipoise.Cli.Meta;

/// <summary><c>equipoise meta fit FILE</c>: a meta-analysis of a table.</summary>
internal static class FitMeta
{
    private static readonly JsonSerializerOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "CSV or JSON with a row a study; - is standard input" };
        var options = new MetaOptions();
        var format = Options.Format();
        var transform = Transform.Option();
        var emit = Choice.Of<bool>("--emit", "print the R script that repeats this with metafor, instead of the result", new("result", false), new("r", true));
        var command = new Command("fit", "Pool a table of studies.") { file };
        foreach (var option in options.All) command.Options.Add(option);
        command.Options.Add(transform);
        command.Options.Add(emit);
        command.Options.Add(format);
        command.SetAction(async (parsed, cancel) =>
        {
            var table = await TableFile.Read(parsed.GetValue(file)!, cancel);
            var report = Working.Show("Permuting", progress => Pooled(() => PoolTable.Run(table, options.Request(parsed), progress, cancel)));
            if (parsed.GetValue(emit)!.Value) Console.Write(MetaScript.Write(report));
            else if (parsed.GetValue(format) == OutputFormat.Json) Console.WriteLine(MetaJson.Write(report).ToJsonString(Layout));
            else MetaSheet.Print(report, Transform.Chosen(parsed, transform, report));
            return report.Converged ? Exit.Done : Exit.Refused;
        });
        return command;
    }

    internal static MetaReport Pooled(Func<MetaReport> pool)
    {
        try
        {
            return pool();
        }
        catch (ArgumentException refusal)
        {
            throw new Refusal(Refusals.Sentence(refusal));
        }
    }
}
