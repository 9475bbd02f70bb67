using System.CommandLine;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Evidence.Writing;

namespace Equipoise.Cli.Evidence;

/// <summary><c>equipoise evidence show ID</c>: one record with every figure and its source.</summary>
internal static class ShowEvidence
{
    public static Command Command()
    {
        var id = new Argument<string>("ID") { Description = "a study, review, trial, instrument or kind of cells, such as dawson2020" };
        var data = Options.Data();
        var format = Options.Format();
        var command = new Command("show", "Show one record with every figure and its source.") { id, data, format };
        command.SetAction((parsed, cancel) => Task.FromResult(Show(parsed.GetValue(id)!, parsed.GetValue(data)!, parsed.GetValue(format), cancel)));
        return command;
    }

    private static int Show(string id, string folder, OutputFormat format, CancellationToken cancel)
    {
        var snapshot = Load.Snapshot(folder, cancel);
        var record = Find(snapshot, id) ?? throw new Refusal($"There is no '{id}' on file.{Near(snapshot, id)} equipoise evidence list shows what there is.");
        if (format == OutputFormat.Json)
        {
            Json.Write<object>(record);
            return Exit.Done;
        }

        if (record is Study study) StudySheet.Print(study);
        else Console.Write(YamlWriter.Write(record));
        SourceLines.Print(snapshot, record);
        return Exit.Done;
    }

    private static EvidenceRecord? Find(Snapshot snapshot, string id) =>
        snapshot.Studies.GetValueOrDefault(id) as EvidenceRecord
        ?? snapshot.Reviews.GetValueOrDefault(id) as EvidenceRecord
        ?? snapshot.Trials.GetValueOrDefault(id) as EvidenceRecord
        ?? snapshot.Instruments.GetValueOrDefault(id) as EvidenceRecord
        ?? snapshot.Cells.GetValueOrDefault(id);

    private static string Near(Snapshot snapshot, string id)
    {
        var near = snapshot.Studies.Keys.Concat(snapshot.Reviews.Keys).Concat(snapshot.Trials.Keys)
            .Where(known => id.Length >= 3 && known.Contains(id, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal).Take(5).ToList();
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }
}
